"""条款的用语：一句话里有没有法院会挑出来的说法。 Reads terms, never facts, and never what stands in quotation marks."""
