"""企业档案：what a firm had of each service, what of it does not go together, how two records become one."""
