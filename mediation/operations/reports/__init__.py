"""报表：figures put together, frozen, corrected by a new version, printed; the return to the justice bureau."""
