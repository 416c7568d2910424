"""Pure life cycles, one file each: states, deadlines, guards, the table of acts."""
