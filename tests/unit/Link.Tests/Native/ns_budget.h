/* ns_budget.h: the budget that the tests reckon with; see Budget.cs. */
#define NS_BUDGET_SOCKETS 10
#define NS_BUDGET_LWIP_HEAP 12288
#define NS_BUDGET_TCP_RECEIVE 29200
#define NS_BUDGET_TCP_SEND 27448
#define NS_BUDGET_TLS_SESSIONS 2
