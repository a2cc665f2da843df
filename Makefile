# étalon: `make help` lists what can be made. Adding a source or a test is adding a file.

-include config.mak

CC ?= cc
B := build$(if $(SAN),/san)$(if $(COV),/cov)
CFLAGS ?= -O2 -g
WARNINGS := -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes \
            -Wmissing-prototypes -Werror
PACKAGES := libxml-2.0 jansson gmp libcurl libarchive libcrypto odbc sqlite3
BASE_CFLAGS := -std=c11 -D_GNU_SOURCE -I. -MMD -MP $(WARNINGS)
ifdef SAN
# Each object of an arena is a malloc of its own, so that the sanitizers see it.
BASE_CFLAGS += -fsanitize=address,undefined -fno-sanitize-recover=all \
               -fno-omit-frame-pointer -DETALON_ARENA_CHECKED
LDFLAGS += -fsanitize=address,undefined
endif
ifdef COV
# Threads count together; -O0, so that a line is a line.
CFLAGS := -O0 -g --coverage -fprofile-update=atomic
LDFLAGS += --coverage
endif
# Asked once, when something is compiled: before `make setup` the libraries may be missing.
LIB_CFLAGS = $(eval LIB_CFLAGS := $$(shell pkg-config --cflags $(PACKAGES)))$(LIB_CFLAGS)
LIBS = $(eval LIBS := $$(shell pkg-config --libs $(PACKAGES)) -lcsv -pthread)$(LIBS)

SOURCES := $(sort $(shell find calc harness -name '*.c'))
MAIN := harness/main.c
OBJECTS := $(SOURCES:%.c=$(B)/obj/%.o)
PARTS := $(filter-out $(B)/obj/$(MAIN:.c=.o),$(OBJECTS))
TESTS := $(sort $(shell find tests -name '*_test.c' -not -path 'tests/support/*'))
SUPPORT := $(patsubst %.c,$(B)/obj/%.o,$(sort $(wildcard tests/support/*.c)))
TEST_PROGRAMS := $(TESTS:%.c=$(B)/%)
FUZZERS := $(sort $(wildcard tests/fuzz/fuzz_*.c))
PAYROLL := python3 tests/systems/payroll/payroll.py --stdio

MUTANTS = CC='$(CC)' COMPILE='$(BASE_CFLAGS) $(LIB_CFLAGS) $(CFLAGS)' LINK='$(LDFLAGS)' \
          LIBS='$(LIBS)' ci/source-mutants $(B)

# `make V=1` shows the commands.
Q := $(if $(V),,@)
say = @echo '  $(1)	$@'

.DELETE_ON_ERROR:
.SECONDARY:
.PHONY: all setup verify test check ci bench coverage mutants fuzz format clean help tests

#> all        build build/etalon
all: $(B)/etalon

#> setup      install what is missing (apt-get, as root), or name it
setup:
	@ci/setup

#> verify     set up, build, judge the sample payroll: its planted faults must be found
verify: setup
	@$(MAKE) --no-print-directory -j$$(nproc) all
	@ci/check-planted-faults $(B)/etalon "$(PAYROLL)"

#> test       set up, build, run every test and the goldens
test: setup
	@$(MAKE) --no-print-directory -j$$(nproc) check

check: all tests
	@ci/check-layers
	@ci/check-readings
	@ci/check-rules || [ $$? -eq 77 ]
	@ci/check-format || [ $$? -eq 77 ]
	@ETALON=$(B)/etalon ci/check-coverage
	@ci/check-planted-faults $(B)/etalon "$(PAYROLL)" >/dev/null
	@ETALON=$(B)/etalon ci/run-tests $(TEST_PROGRAMS)
	@$(MUTANTS) 4 $$(git rev-list --count HEAD 2>/dev/null || echo 0)

# Fuzzers run elsewhere, and are compiled here, so that they do not fall behind.
tests: $(TEST_PROGRAMS) $(FUZZERS:%.c=$(B)/obj/%.o)

#> ci         what CI runs: the tests, the gate, again under sanitizers, a short fuzzing
ci: test
	@ci/check-gate $(B)/etalon
	@$(MAKE) --no-print-directory SAN=1 test
	@$(MAKE) --no-print-directory fuzz SECONDS=10

#> bench      ratios: `etalon run` to xmllint, ablations, derivations on and off; 100,000 cases
bench: all $(B)/bench/evaluations $(B)/bench/ablations
	@ci/bench $(B)
	@ci/bench-scale $(B)

#> coverage   code and regulation: build/coverage/code, build/coverage/regulation; TEXT=your copy
coverage: setup
	@$(MAKE) --no-print-directory -j$$(nproc) COV=1 all tests
	@ci/coverage build/cov build/coverage $(TEXT)

#> mutants    the ablation engine against the compiler: every source mutant of the plan
mutants: all
	@$(MUTANTS)

#> fuzz       fuzz what reads outside input, SECONDS=60 each (clang)
SECONDS ?= 60
fuzz: setup
	@$(MAKE) --no-print-directory -j$$(nproc) fuzzers
	@ci/fuzz build/fuzz $(SECONDS)

fuzzers: $(FUZZERS:tests/fuzz/%.c=build/fuzz/%)

#> format     put every source into the house format
format:
	@git ls-files -co --exclude-standard '*.c' '*.h' | xargs clang-format -i

#> clean      remove build/
clean:
	rm -rf build

#> help       these lines
help:
	@sed -n 's/^#> /  make /p' Makefile
	@echo '  SAN=1 with any of them: under the address and undefined-behaviour sanitizers'

$(B)/etalon: $(OBJECTS)
	$(call say,LINK)
	$(Q)$(CC) $(LDFLAGS) -o $@ $^ $(LIBS)

$(B)/obj/%.o: %.c
	@mkdir -p $(@D)
	$(call say,CC)
	$(Q)$(CC) $(BASE_CFLAGS) $(LIB_CFLAGS) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

# Tests link what they call, and no more: that is quick.
$(B)/parts.a: $(PARTS) $(SUPPORT)
	$(call say,AR)
	$(Q)rm -f $@ && $(AR) rcs --thin $@ $^

$(B)/tests/%_test: $(B)/obj/tests/%_test.o $(B)/parts.a | $(B)/etalon
	@mkdir -p $(@D)
	$(call say,LINK)
	$(Q)$(CC) $(LDFLAGS) -o $@ $^ $(LIBS) -lcmocka

$(B)/bench/%: $(B)/obj/tests/bench/%.o $(B)/parts.a
	@mkdir -p $(@D)
	$(call say,LINK)
	$(Q)$(CC) $(LDFLAGS) -o $@ $^ $(LIBS)

# Fuzzers are whole programs of their own: clang instruments every object.
build/fuzz/%: tests/fuzz/%.c $(filter-out $(MAIN),$(SOURCES))
	@mkdir -p $(@D)
	$(call say,FUZZ)
	$(Q)clang -std=c11 -D_GNU_SOURCE -I. $(LIB_CFLAGS) -g -O1 -DETALON_ARENA_CHECKED \
	    -fsanitize=fuzzer,address,undefined -o $@ $^ $(LIBS)

-include $(OBJECTS:.o=.d) $(SUPPORT:.o=.d) $(TESTS:%.c=$(B)/obj/%.d)
