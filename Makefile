# SPDX-License-Identifier: EUPL-1.2
# Röd tråd. One file, not recursive. `make run` and `make test` install what is missing.

PREFIX  ?= /usr/local
DESTDIR ?=
CC      ?= cc
BUILD   ?= build
VERSION := 0.1.0

# Debian's names of what the program and its tests are made with.
RUN_PACKAGES  := gcc libc6-dev libncurses-dev libsqlite3-dev libcjson-dev libutf8proc-dev nettle-dev
TEST_PACKAGES := libvterm-dev python3 python3-jsonschema python3-icalendar binutils

# The layers, from the ground up. What a layer may include is in tests/layers.sh.
PURE   := base core canvas screen
SIDE   := report store exchange
TOP    := shell cli
LAYERS := $(PURE) $(SIDE) $(TOP)

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wstrict-prototypes \
        -Wmissing-prototypes -Werror
OPT  ?= -O2 -g
ifdef SAN
BUILD := build/san
OPT   := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
endif
# What is done is shown with V=1.
Q := $(if $(V),,@)
CFLAGS_ALL = -std=c11 $(WARN) $(OPT) $(CFLAGS) -Iinclude -MMD -MP
# The pure layers, and report beside them, see ISO C and nothing else; the others see POSIX as well.
POSIX := -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE
DEFS  := -DRODTRAD_VERSION='"$(VERSION)"' -DRODTRAD_PREFIX='"$(PREFIX)"'
# Each after those that use it.
LIBS_base     := -lcjson -lutf8proc
LIBS_store    := -lsqlite3
LIBS_exchange := -lnettle
LIBS_shell    := -lncursesw -ltinfo -pthread
# Of the tests alone.
TEST_LIBS_shell := -lvterm
TEST_LIBS_cli   := -lvterm

sources = $(sort $(wildcard src/$(1)/*.c src/$(1)/*/*.c))
objects = $(patsubst src/%.c,$(BUILD)/%.o,$(call sources,$(1)))
archive = $(BUILD)/lib$(1).a

ARCHIVES := $(foreach layer,cli shell exchange store report screen canvas core base,$(call archive,$(layer)))
LIBS     := $(LIBS_shell) $(LIBS_exchange) $(LIBS_store) $(LIBS_base)

.PHONY: all run demo test bench install clean deps deps-test accept
.DELETE_ON_ERROR:
all: $(BUILD)/rodtrad

$(BUILD)/rodtrad: $(BUILD)/main.o $(ARCHIVES)
	$(Q)$(CC) $(OPT) $(LDFLAGS) -o $@ $^ $(LIBS)

define layer_rules
$(call archive,$(1)): $(call objects,$(1))
	@rm -f $$@
	$(Q)ar rcs $$@ $$^
endef
$(foreach layer,$(LAYERS),$(eval $(call layer_rules,$(layer))))

$(BUILD)/base/%.o $(BUILD)/core/%.o $(BUILD)/canvas/%.o $(BUILD)/screen/%.o $(BUILD)/report/%.o: STD :=
$(BUILD)/store/%.o $(BUILD)/exchange/%.o $(BUILD)/shell/%.o $(BUILD)/cli/%.o $(BUILD)/main.o: STD := $(POSIX) $(DEFS)

$(BUILD)/%.o: src/%.c Makefile
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS_ALL) $(STD) -c -o $@ $<

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)

# ---- what must be there ----

deps:
	@sh tests/install.sh $(RUN_PACKAGES)
deps-test:
	@sh tests/install.sh $(RUN_PACKAGES) $(TEST_PACKAGES)

# ---- the two commands, and the others ----

run: deps
	@$(MAKE) --no-print-directory all
	@RODTRAD_SHARE=$(CURDIR)/share $(BUILD)/rodtrad

# On a copy of the demo's sessions, so that every screen has something real to show.
demo: deps
	@$(MAKE) --no-print-directory all
	@mkdir -p $(BUILD)/demo && rm -f $(BUILD)/demo/demo.db*
	@export RODTRAD_SHARE=$(CURDIR)/share RODTRAD_DB=$(BUILD)/demo/demo.db; \
		$(BUILD)/rodtrad import share/demo/*.rodtrad.json >/dev/null && $(BUILD)/rodtrad

# FILES is how many session files the plan is made of.
FILES ?= 10000
bench: deps-test
	@$(MAKE) --no-print-directory all \
		$(BUILD)/tests/bench/bench $(BUILD)/tests/bench/search $(BUILD)/tests/bench/plan
	@sh tests/bench/bench.sh $(BUILD) $(FILES)

SHARE_DIR := $(DESTDIR)$(PREFIX)/share
install: all
	install -D -m 755 $(BUILD)/rodtrad $(DESTDIR)$(PREFIX)/bin/rodtrad
	for dir in catalog schema doc demo; do \
		install -d $(SHARE_DIR)/rodtrad/$$dir && \
		install -m 644 share/$$dir/*.* $(SHARE_DIR)/rodtrad/$$dir/; done
	install -d $(SHARE_DIR)/rodtrad/workshops
	install -m 644 workshops/*.json $(SHARE_DIR)/rodtrad/workshops/
	install -D -m 644 share/man/rodtrad.1 $(SHARE_DIR)/man/man1/rodtrad.1

clean:
	rm -rf build

# ---- tests ----
# A test program is tests/<layer>/<name>.c, linked with its own layer and those below, so
# that a layer that reaches up does not link.

BELOW_base     := base
BELOW_core     := core base
BELOW_canvas   := canvas base
BELOW_screen   := screen canvas core base
BELOW_report   := report core base
BELOW_store    := store core base
BELOW_exchange := exchange core base
BELOW_shell    := shell exchange store report screen canvas core base
BELOW_cli      := cli $(BELOW_shell)

test_sources = $(sort $(wildcard tests/$(1)/*.c))
test_bins    = $(patsubst tests/%.c,$(BUILD)/tests/%,$(call test_sources,$(1)))
TEST_BINS   := $(foreach layer,$(LAYERS),$(call test_bins,$(layer)))

define test_rules
$(BUILD)/tests/$(1)/%: tests/$(1)/%.c tests/check.h $(foreach low,$(BELOW_$(1)),$(call archive,$(low)))
	@mkdir -p $$(@D)
	$(Q)$$(CC) $$(CFLAGS_ALL) $(POSIX) -o $$@ $$< $(foreach low,$(BELOW_$(1)),$(call archive,$(low))) \
		$(foreach low,$(BELOW_$(1)),$(LIBS_$(low))) $(TEST_LIBS_$(1))
endef
$(foreach layer,$(LAYERS),$(eval $(call test_rules,$(layer))))

# Not a layer and not a test: what make bench runs.
BELOW_bench     := exchange store core base
TEST_LIBS_bench := -lvterm
$(eval $(call test_rules,bench))

test: deps-test
	@$(MAKE) --no-print-directory all test-bins
	@sh tests/run.sh $(BUILD) $(TEST_BINS)

# Writes the pictures of the screens anew; the diff is what a reader looks at.
accept: $(BUILD)/tests/screen/script
	@$< --accept

.PHONY: test-bins
test-bins: $(TEST_BINS)
