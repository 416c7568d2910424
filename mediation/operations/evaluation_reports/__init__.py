"""Requests for evaluation reports: taken in, looked at by the centre, sent to the national office, answered."""
