"""外观设计专利申请预审：a request registered, examined, filed; its pictures, clocks, log, measures and papers."""
