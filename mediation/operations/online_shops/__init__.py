"""Complaints about online shops: taken in, notified link by link, ended."""
