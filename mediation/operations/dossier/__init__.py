"""卷宗：compiling, checking, filing and what comes after; the review of files, and what is paid for them."""
