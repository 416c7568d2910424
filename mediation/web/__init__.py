"""What every page needs: the gate, security headers, errors, forms, filters."""
