"""Service satisfaction: parties of closed cases invited once, answering without a name, read as totals."""
