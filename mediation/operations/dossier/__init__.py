"""卷宗：what goes into the file of a case, bound as one PDF; compiling, checking, filing and what comes after."""
