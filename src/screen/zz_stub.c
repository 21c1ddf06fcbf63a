#include "enter.h"
void link_enter(struct app *app, const struct item *link, enum item_field first){(void)link;(void)first;app_tell(app,"stub");}
void links_enter(struct app *app, const struct item *note){(void)note;app_tell(app,"stub");}
void indicator_enter(struct app *app, const struct item *note){(void)note;app_tell(app,"stub");}
