"""Pure rules: what a lawyer could check with pencil and calendar. No Flask, no database, no clock."""
