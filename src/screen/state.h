/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The state of the program on the screen, for the pages. A page reads it when it draws and changes
 * it when it acts; what the room has made is in the session, and changes through app_take alone.
 */
#ifndef RODTRAD_SCREEN_STATE_H
#define RODTRAD_SCREEN_STATE_H

#include "rodtrad/base/text.h"
#include "rodtrad/base/vec.h"
#include "rodtrad/canvas/bar.h"
#include "rodtrad/canvas/editor.h"
#include "rodtrad/canvas/key.h"
#include "rodtrad/canvas/list.h"
#include "rodtrad/canvas/pane.h"
#include "rodtrad/core/conflict.h"
#include "rodtrad/core/material.h"
#include "rodtrad/core/matrix.h"
#include "rodtrad/core/note.h"
#include "rodtrad/core/plan.h"
#include "rodtrad/core/plan_log.h"
#include "rodtrad/core/review.h"
#include "rodtrad/core/since.h"
#include "rodtrad/core/overview.h"
#include "rodtrad/core/step.h"
#include "rodtrad/core/thread.h"
#include "rodtrad/core/timebox.h"
#include "rodtrad/screen/app.h"

#define PLACE      64 /* bytes of the name of a place to write, its end counted */
#define PAGES_DEEP 16 /* more than there are pages: each is open once at the most */
#define SLOTS      8

/*
 * A page, or an overlay on one. Drawing reads the state and draws, and that is all it does: no file,
 * no clock, no change.
 */
struct page {
	const char *name; /* names its test pictures */
	bool is_overlay;  /* the page below is drawn dimmed behind it */

	/* What the keys do now, for dispatch, the foot line and help; may depend on the state. */
	const struct binding *(*keys)(const struct app *app);
	void (*draw)(const struct app *app, struct pane pane);
	/* Does it and returns ACT_NONE, or hands a command back for the page below or the app. */
	struct command (*act)(struct app *app, struct command command);
	/* Takes a key as text while something is being typed; says whether it did. May be NULL. */
	bool (*type)(struct app *app, int key);
	/* Takes clean pasted text of one line; NULL: nothing can be pasted here. */
	bool (*paste)(struct app *app, const char *text);
};

/* The pages there are. */
extern const struct page page_start, page_new, page_group, page_run, page_plan, page_room,
	page_pause, page_help, page_palette, page_menu, page_ask, page_big, page_parked,
	page_material, page_gap_list, page_link, page_links, page_indicator, page_thread,
	page_since, page_quit, page_matrix, page_cell, page_delmal, page_search, page_deed,
	page_print, page_plan_row, page_plan_about, page_plan_menu, page_conflict;

/* How a kind of step looks: the same shape, inside the run page. */
struct look {
	bool short_head; /* the delmål by its short name, in one row */
	bool writes;     /* letters write */

	const struct binding *(*keys)(const struct app *app);
	void (*draw)(const struct app *app, struct pane body);
	struct command (*act)(struct app *app, struct command command);
	bool (*type)(struct app *app, int key);
	bool (*paste)(struct app *app, const char *text);
	/* When the step is entered: settles what is picked. May be NULL. */
	void (*enter)(struct app *app);
	/* When writing has paused for a moment: what takes time to say of it. May be NULL. */
	void (*rest)(struct app *app);
	/* Adds the NU line; NULL: the step's own prompt. */
	void (*prompt)(const struct app *app, struct buf *out);
	/* Why not move on just yet: a soft guard's sentence into `why`; pressing again goes. May be NULL: the rules' `holds`. */
	bool (*guard)(const struct app *app, struct err *why);
	/* Adds what stands right of the rail instead of the time ("röstsedel 4 av 9"). May be NULL. */
	void (*rail)(const struct app *app, struct buf *out);
	/* What is wrong with a letter here: "Här röstar vi. …". NULL: the usual sentence. */
	const char *stray;
};

#define STEP_KIND(ID, name) extern const struct look look_##name;
#include "rodtrad/core/step_kinds.def"
#undef STEP_KIND

/* What is picked and how far one has come in a step; it survives going back and forth. */
struct look_state {
	bool entered;
	int pane;                             /* which box, pair, or cell has the focus */
	struct id picked;                     /* the item that is picked; none: writing */
	struct list list;                     /* where the step has rows */
	int first[WORKSHOP_BOXES];            /* the first note shown in each box */
	struct id inner[SLOTS], outer[SLOTS]; /* korsa: the cards chosen, by pair */
	struct id seen
		[WORKSHOP_BOXES]; /* a chain: what was last picked in each box, or in the effects together */
	struct id
		followed; /* a chain: the note whose whole thread is drawn heavy: the picked one, once the arrows rest */
	struct id from; /* a chain: the note that a link is being drawn from; none */
	bool backwards; /* the link is to lead to it, not from it */
	int leaf;       /* luckor: which thread or question is read */
	int gap;        /* luckor: which gap is picked; -1 none */
	int next_gap;   /* and which one Tab goes to when none is */
	int page;       /* land: 0 big letters, 1 what it covers */
	int mode;       /* the step's own */
	int digits;     /* digits gathered: -1 none */
	bool compared;  /* rösta: what is new since last time has been shown */
	bool guarded;   /* a soft guard has spoken; the next press goes */
};

/* The clock of each step: how much is left, and since when it runs. Not an event; kept as a setting. */
struct clock {
	int64_t left_ms[WORKSHOP_STEPS]; /* when it was last stopped */
	int64_t since_ms;                /* when it was started; 0: it stands still */
	bool full[WORKSHOP_STEPS];       /* left_ms has been set from the plan */
};

struct toast {
	char text[400];
	bool asks;        /* a badge: it asks for something */
	int64_t until_ms; /* 0: none */
};

/* What was begun somewhere and not sent: kept by place. */
struct draft {
	char place[PLACE];
	char *text; /* owned */
};

/* A session as the start screen knows it. */
struct row {
	struct id id;
	struct summary summary;
};

/* A question with one line to write: what Enter does is the `asks` row. */
struct ask {
	int kind; /* enum ask_kind */
	struct id item;
	int arg;
	char title[100], help[200];
	bool fresh; /* what stands there is to be written over by the first character */
	struct editor editor;
};

/* A menu of lines in an overlay. */
struct menu {
	int kind; /* enum menu_kind, of menu.c */
	struct id item;
	struct list list;
};

/* One field of a form: words, or one of a list. */
struct form_field {
	const char *label;
	struct editor editor;
	int cols;            /* of what is written; 0: as wide as there is room */
	int rows;            /* 0: one */
	int choice, choices; /* choices 0: words */
};

/* The links of a note, and the one of them that is asked about. */
struct linking {
	struct id note;
	struct list list;
	struct id link;
	bool asked; /* for an assumption: the next Enter saves without */
};

/* The indicator that is asked about, and the note that it measures. */
struct measuring {
	struct id note;
	struct id indicator; /* none: a new one */
};

#define FORM_FIELDS    24
#define FORM_DOCUMENTS 4
struct form {
	int field, fields;
	bool fresh; /* the field was just come to: what is written takes the old one's place */
	struct form_field item[FORM_FIELDS];
	/* The governing documents there are to choose from, in Vår grupp. */
	struct form_document {
		char id[64], title[120];
	} document[FORM_DOCUMENTS];
	int documents;
};

/* A workshop that can be begun. */
struct offer {
	char *text; /* the file; owned */
	size_t bytes;
	struct workshop workshop;
};

/* ---- the plan's page ---- */

enum plan_cell { PLAN_TEXT, PLAN_OWNER, PLAN_END, PLAN_STATUS, PLAN_CELLS };
enum plan_sort { SORT_GOAL, SORT_DATE, SORT_UNIT, SORT_STATUS, PLAN_SORTS };
enum plan_only {
	ONLY_ALL,
	ONLY_DELMAL,
	ONLY_GOAL,
	ONLY_UNIT,
	ONLY_OWNER,
	ONLY_STATUS,
	ONLY_LATE,
	ONLY_LACKING,
	ONLY_CONFLICTS,
	PLAN_ONLYS
};

/* A change made on the page: a gesture, and the log that it is in. */
struct plan_made {
	struct id log, gesture;
};

struct plan_mades {
	struct plan_made *item;
	int count, room;
};

/* A note, a förslag or an insats that was found. The texts lie in the arena of what was found. */
struct hit {
	struct id session, item;
	const char *code, *text;
	int row; /* of its session, in session_rows */
};

struct hits {
	struct arena arena;
	struct hit *item;
	int count, room;
};

/* Something that concerns many sessions: what it would come to is said first, and the same key once more does it. */
struct deed {
	int kind; /* enum deed_kind, of deed.c */
	bool tried;
	char said[800];
	int done, of;      /* files, while they are read; else 0 */
	struct buf purges; /* owned; what the files that were tried would purge */
	struct editor editor;
};

struct plan_page {
	struct plan *all; /* owned; NULL until the page has been opened */
	struct ids {
		struct id *item;
		int count, room;
	} stale; /* sessions changed since it was read */
	struct indexes {
		int *item;
		int count, room;
	} shown; /* rows of `all` in the order that they are shown */
	struct plan_counts counts;
	char about[400];           /* version, decision and so on, as one line */
	struct list list;          /* of those shown */
	char picked[CATALOG_NAME]; /* the id of the row picked, to find it by when rows change */
	int cell;                  /* enum plan_cell */
	bool writes;               /* the cell is being written in */
	struct editor editor, filter;
	struct plan_left {
		char row[CATALOG_NAME]; /* "": nothing */
		int cell;
		struct editor editor;
	} left;          /* what was being written when it was let go of */
	int sort, only;  /* enum plan_sort, enum plan_only */
	char value[200]; /* that the only rows shown have: a delmål, a unit, a name */
	int number;      /* the same for a mål and a status */
	struct plan_mades done, undone;
	unsigned apart; /* fields of the row's form that there are olika uppgifter of, a bit each */
	/* What is asked about just now. */
	int status;                /* that it is to have */
	int goal;                  /* of a new row */
	char parent[CATALOG_NAME]; /* the row of the document that it is to be under; "" */
};

/* One line of a menu of the plan's page. */
struct plan_line {
	char label[200], value[200];
	int number;
};

struct plan_menu {
	int kind; /* enum plan_menu_kind, of plan_menu.c */
	struct list list;
	struct plan_line *item; /* owned */
	int count, room;
};

/* Uppgifter that stand against each other, of one field of one item. The texts lie in the arena. */
struct quarrel {
	struct arena arena;
	struct id log, item;
	int field; /* enum item_field; ITEM_REMOVED: shall it be there? */
	const char *what, *label;
	struct quarrel_value {
		struct id event; /* that gave it */
		const char *text, *from;
	} value[CONFLICT_HEADS];
	int values;
	int left; /* fields in conflict in all, this one too */
	struct list list;
	bool writes; /* a new value is being written */
	struct editor editor;
};

struct app {
	const struct ports *ports;
	bool (*stops)(void *to); /* of the shell, while something long is done; may be NULL */
	void *stops_to;
	struct moment now;
	int rows, cols; /* as last drawn or told */

	struct catalog catalog;
	struct rows {
		struct row *item;
		int count, room;
	} session_rows, plan_logs; /* workshops, and the plans' own logs */
	struct offers {
		struct offer *item;
		int count, room;
	} offers;

	const struct page *page[PAGES_DEEP]; /* the base page first */
	int depth;                           /* of these; at least 1 */

	struct session session;
	bool in_session;
	struct earlier_list earlier; /* what there was to follow up when it came in */
	struct since since;          /* what is new since the last SWOT, as it was last asked */
	int damaged;                 /* events set aside in it */
	int64_t saved_ms;            /* when something was last kept */
	struct look_state look[WORKSHOP_STEPS];
	struct clock clock;

	/* The one place that is being written in; the others' texts are drafts. */
	struct editor editor;
	char place[PLACE];
	bool editor_changed;         /* since it was last kept */
	int64_t typed_ms, unkept_ms; /* the last key, and the first since it was kept */
	int64_t follow_ms; /* a chain: when the thread of what is picked is to be drawn; 0: it is */
	struct drafts {
		struct draft *item;
		int count, room;
	} drafts;
	char *pasted; /* several lines waiting for Enter or Esc; owned; NULL */

	/* Of pages. */
	char group[200]; /* our group's name, for the start's bar */
	struct list start_list;
	int start_unfolded; /* the delmål that is unfolded */
	struct menu menu;
	struct ask ask;
	struct form form;
	int waiting;           /* of Ny workshop: earlier insatser to follow up */
	char waiting_for[200]; /* and for which delmål, day and unit that is */
	struct linking linking;
	struct measuring measuring;
	struct editor search; /* palette, filters */
	struct plan_page plan;
	struct plan_menu plan_menu;
	struct quarrel quarrel;
	struct material material;  /* the same */
	int material_box;          /* where what is taken goes; -1: nowhere here */
	struct thread_rows thread; /* as it was when the page was opened */
	struct matrix matrix;      /* the same */
	int matrix_unit,
		matrix_column;    /* the cell that is picked; unit -1: the head of its column */
	struct overview overview; /* the same, of one delmål */
	int overview_delmal;
	bool overview_in_matrix; /* it was come to from there, and Esc goes back */
	struct editor sought;    /* the words that are looked for */
	bool sought_before;      /* they are those of last time, and give way to new ones */
	struct hits found;
	struct deed deed;
	bool gaps_sealing; /* the list of gaps shows what keeps the session from being klarmarkerad */
	struct list palette_list, parked_list, material_list, help_list, gap_list, thread_list,
		since_list, cell_list, overview_list, found_list, print_list;
	int help_page;
	int64_t pause_until_ms;

	struct toast toast;
	enum theme theme;
	bool full_glyphs, mouse, cursor, done, repaint;
	bool escape_warned;           /* Esc once more leaves the workshop */
	const struct page *came_from; /* where it then goes; NULL: to the start */
	enum action clicked;          /* what the clicker sent last in the room check */
	char title[200];
};

/* ---- layout ---- */

enum mode { MODE_TINY, MODE_LARGE, MODE_NORMAL, MODE_WIDE };

/* A pure function of the size: below 60×18 tiny, below 80×24 one pane at a time, below 100×30 the
 * plain design, else with air. */
enum mode mode_of(int rows, int cols);
enum mode app_mode(const struct app *app);

/* ---- pages ---- */

const struct page *app_page(const struct app *app);
/* Opens on top (nothing when it is open already), goes back one, or makes it the only one. */
void app_open(struct app *app, const struct page *page);
void app_close(struct app *app);
void app_show(struct app *app, const struct page *page);

/* ---- telling ---- */

void app_tell(struct app *app, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* The same with a badge: something is asked for, or did not work. */
void app_warn(struct app *app, const char *fmt, ...) PRINTF_LIKE(2, 3);
void app_err(struct app *app, const struct err *err);
/* The same of what could not be kept. Where the disk would not, what was typed is still there. */
void app_not_kept(struct app *app, const struct err *err);

/* ---- the session ---- */

/* Opens a session and goes to the step where it was. */
bool app_open_session(struct app *app, struct id id);
/* Begins the one that the gesture opens, which was made on an empty app->session; true when it is there. */
bool app_begin_session(struct app *app, struct gesture *gesture);
/* Keeps drafts and clock, and lets it go. */
void app_close_session(struct app *app);
/* Reads the sessions anew for the start screen. */
void app_read_rows(struct app *app);

/* A gesture in the session; then app_take keeps and takes it, or tells why not. `draft` is the place whose draft goes with it
 * (NULL: none). Either way the gesture is done with. What it said is shown. True when it happened; of an
 * empty gesture nothing is kept, but the draft goes. Items are other items after it: ask for them anew. */
struct gesture app_gesture(struct app *app);
bool app_take(struct app *app, struct gesture *gesture, const char *draft);

/* The same for one that may take the group to another step: the clock of the step it leaves is stopped, that of
 * the step it comes to is started. */
bool app_take_step(struct app *app, struct gesture *gesture);

/* Is the session open for changes? Told when it is not, so that nobody begins to write what cannot be kept. */
bool app_may_change(struct app *app);

/* Goes to a step: keeps what is being typed, starts its clock. */
void app_go(struct app *app, int step);
void app_enter_step(struct app *app);
void app_next_step(struct app *app);
void app_last_step(struct app *app);

const struct step *app_step(const struct app *app);
/* The first step of a kind, -1 when the workshop has none. */
int app_step_of_kind(const struct app *app, enum step_kind_id kind);
/* The first step in which dots are laid; NULL when the workshop has none. */
const struct step *app_vote_step(const struct app *app);
/* The boxes that a step names, as indexes in the workshop; all of them when it names none. Returns how many. */
int app_step_boxes(const struct app *app, const struct field_texts *named, int box[WORKSHOP_BOXES]);
const struct look *app_look(const struct app *app);
struct look_state *app_state(struct app *app);
const struct look_state *app_state_of(const struct app *app);

/* The item picked in this step, NULL when none or when it is no longer on the wall. */
const struct item *app_picked(const struct app *app);
void app_pick(struct app *app, struct id id);

/* The delmål of the session: its text from the session's own copy, else from the catalogue. */
const char *app_delmal_id(const struct app *app);
const char *app_delmal_text(const struct app *app);
const char *app_delmal_name(const struct app *app);

/* A prompt or script line with its {…} filled in. */
void app_fill(const struct app *app, const char *text, struct buf *out);

/* ---- writing ---- */

/* Writes in that place from now on: what was being written elsewhere becomes its draft. */
void app_write_at(struct app *app, const char *place);
/* A key to the editor; true when it was its own. Marks the draft. */
bool app_type(struct app *app, int key);
bool app_type_paste(struct app *app, const char *text);
/* What was written has been sent: empties the place. */
void app_written(struct app *app);
/* Keeps the draft now, if it has changed. */
void app_keep_draft(struct app *app);

/* ---- the clock ---- */

/* What is left of the current step in ms (below 0: over), and whether it runs. */
int64_t app_clock_left(const struct app *app);
bool app_clock_runs(const struct app *app);
void app_clock_toggle(struct app *app);
void app_clock_add(struct app *app, int minutes);
/* The time has been shared anew: each step has its new minutes, less what the current one has used. */
void clock_replanned(struct app *app);
/* "6:30", "0:00"; minutes and seconds. */
void clock_text(int64_t ms, char text[16]);

/* ---- asking ---- */

enum ask_kind {
	ASK_EDIT,
	ASK_SPLIT,
	ASK_MERGE,
	ASK_MEANS,
	ASK_GROUNDS,
	ASK_PEOPLE,
	ASK_TIME,
	ASK_TELLING,
	ASK_RECEIVER,
	ASK_CROSSING,
	ASK_ACTION,
	ASK_RESOURCE,
	ASK_WAITS,
	ASK_PLAN_NEW,
	ASK_PLAN_REASON,
	ASK_REASON,
	ASK_NOTICED,
	ASKS
};

/* Asks in an overlay, the words `text` to begin with. */
void app_ask(struct app *app, enum ask_kind kind, struct id item, const char *text);

/* The menu of a note; the boxes to move it to; and why an effect is important. */
void app_menu_note(struct app *app, const struct item *note);
void app_menu_move(struct app *app, const struct item *note);
void app_menu_purpose(struct app *app, const struct item *note);

/* What is done with a note wherever it is picked: edit, move, merge, split, park, remove, enlarge …; true when the command was
 * one of these and has been dealt with. */
bool app_note_act(struct app *app, const struct item *note, struct command command);
/* Why it cannot be done with this note ("gäller aktiviteter"); NULL when it can. */
const char *app_note_why_not(const struct app *app, const struct item *note, enum action action);

/* The item at an index of session.items, as note lists hold them. */
const struct item *app_item(const struct app *app, int index);
/* Where the item of an id stands in such a list; -1 when it is not there. */
int app_place(const struct app *app, const struct note_list *list, struct id id);

/* ---- the frame (frame.c) ---- */

/* The bar at the top and the foot line of a page without a session; returns what is between, the toast's row left
 * out. `place` is what stands after the name; `right` stands at the right. */
struct pane frame_bars(const struct app *app, struct pane pane, const char *place,
		       const char *right);

/* The frame of a session: bar, delmål, rail, time, NU line, foot; returns the body. */
struct pane frame_session(const struct app *app, struct pane pane);

/* An overlay: dims what is behind it, draws a box for `rows` by `cols` of content with its title, and returns
 * what is inside. Drawn in STYLE_CARD. */
struct pane frame_overlay(struct pane pane, int rows, int cols, const char *title);

/* The toast, on the row above the foot line. To be drawn last by every page; of overlays, by those
 * that may refuse what is asked of them, so that it is read. */
void frame_toast(const struct app *app, struct pane pane);

/* "sparat 09:42", and "torsdag 4 april  09:12". */
void frame_saved(const struct app *app, char text[40]);
void frame_date(const struct app *app, char text[60]);

/* ---- the board (board.c): boxes of notes, for the steps that show them ---- */

/* How a box of notes is drawn. */
struct board_box {
	int box; /* in the workshop */
	bool focused;
	bool writes; /* the write card stands last in it */
	bool wide;   /* the band says what the box is */
	bool warns;  /* its count is amber */
	bool bare;   /* no band: it stands under tabs */
	int first;   /* the first note shown, when nothing is picked and nothing written */
};

void board_draw(const struct app *app, struct pane pane, const struct board_box *how);

/* The first note to show, so that what is picked, or the write card, is seen. */
int board_first(const struct app *app, struct pane pane, const struct board_box *how);

/* Rows a note takes at a width, at most `max`. */
int board_note_rows(const struct app *app, const struct item *note, int cols, int max);

#endif
