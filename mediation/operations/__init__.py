"""Acts of officials: one plain function per act. Who acts is an argument; every act leaves an audit row."""
