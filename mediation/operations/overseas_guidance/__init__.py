"""Disputes abroad and the local enterprises that are guided in them."""
