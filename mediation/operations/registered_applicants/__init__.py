"""Who is registered with the centre, for how many pieces, through which agencies and in which classes."""
