/* ns_budget.h: the budget that the tests reckon with; see Budget.cs. Pointers of 8 bytes take more than a board's. */
#define NS_BUDGET_TLS_SESSIONS 4
#define NS_BUDGET_TLS_UNVERIFIED 1
