"""调解协议稿：当事人、权利、条款，和逐项的审查。 Plain values in, findings out; no database, no clock."""
