# make run    everything up with demo data: prints the address and the sign-ins      make help    all targets
# make test   build and pass all tests

# As many at once as there are cores, unless told otherwise.
ifeq ($(MAKELEVEL)$(filter -j%,$(MAKEFLAGS)),0)
MAKEFLAGS += -j$(shell nproc)
endif

# The architecture, lowest module first. A module may use only what is named here, and only what stands before it.
# The linker and tests/lint/includes both hold us to it.
MODULES            := accounts organizations oauth events inventory tickets orders payments documents scanning queue notifications operations privacy scheduler admin
USES_accounts      :=
USES_organizations := accounts
USES_oauth         := organizations accounts
USES_events        := organizations
USES_inventory     := events organizations
USES_tickets       := accounts inventory events organizations
USES_orders        := accounts tickets inventory events organizations
USES_payments      := orders inventory events organizations
USES_documents     := payments orders tickets events organizations accounts
USES_scanning      := accounts tickets inventory events organizations
USES_queue         := accounts orders inventory events organizations
USES_notifications := queue payments orders tickets inventory events organizations accounts
USES_operations    := notifications scanning payments orders tickets inventory events organizations accounts
USES_privacy       := notifications queue scanning documents payments orders tickets events organizations accounts
USES_scheduler     := privacy notifications queue scanning documents payments orders tickets inventory accounts
USES_admin         := privacy notifications operations queue scanning documents payments orders tickets inventory events oauth organizations accounts

# Modules that answer HTTP, each its own FastCGI worker.
SERVED   := accounts organizations oauth events inventory tickets orders payments documents scanning operations queue privacy
DAEMONS  := gatehouse-scheduler gatehouse-admin
LIBRARIES := $(filter-out scheduler admin,$(MODULES))

comma := ,
# make SANITIZE=1 builds everything once more under build/asan with AddressSanitizer and UBSan.
BUILD    := build$(if $(SANITIZE),/asan)
CXX      := $(if $(shell command -v ccache),ccache )g++
# GCC 12 sees overlapping copies in std::string that are not there (its bug 105651), and from a precompiled header it
# reports what it imagines about sizes inside the standard library as well: the instrumented build looks for those.
# Instrumented code makes it warn of uninitialized members inside the standard library's <regex>.
WARNINGS := -Wall -Wextra -Wpedantic -Werror -Wno-restrict \
            $(if $(SANITIZE),-Wno-maybe-uninitialized,-Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread)
HARDEN   := $(if $(SANITIZE),-fsanitize=address$(comma)undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer,\
            -fstack-protector-strong -fcf-protection)
OPTIMIZE := $(if $(SANITIZE),-O1,-O2 -D_FORTIFY_SOURCE=2)
# What is only ever a test is not optimized: that is a third of its compile time. What measures is no test.
$(BUILD)/tests/%: OPTIMIZE := $(if $(SANITIZE),-O1,-O0)
$(BUILD)/tests/bench/%: OPTIMIZE := -O2 -D_FORTIFY_SOURCE=2
PACKAGES := libsodium libcrypto libcurl libzip icu-i18n icu-uc pangocairo cairo libqrencode liboath libcbor vips libical libcmark prometheus-cpp-core
CXXFLAGS += -std=c++20 -g1 -fPIE $(WARNINGS) $(HARDEN) -MMD -MP -I. \
            $(patsubst -I%,-isystem %,$(filter -I%,$(shell pkg-config --cflags $(PACKAGES))))
LDFLAGS  += -pie -Wl,-z,relro,-z,now -Wl,--as-needed $(if $(shell command -v mold),-fuse-ld=mold) \
            $(if $(SANITIZE),-fsanitize=address$(comma)undefined)
LIBS     := -lmysqlcppconn -lPocoRedis -lPocoNetSSL -lPocoCrypto -lPocoNet -lPocoFoundation -lfcgi -lboost_context -ldate-tz -lfmt \
            $(shell pkg-config --libs $(PACKAGES)) $(if $(SANITIZE),,-ljemalloc) -pthread

objects = $(patsubst %.cpp,$(BUILD)/%.o,$(wildcard $(1)))
closure = $(sort $(foreach m,$(1),$(m) $(call closure,$(USES_$(m)))))
libs    = $(patsubst %,$(BUILD)/lib/%.a,$(call closure,$(1)) common)
say     = @printf '  %-5s %s\n' $(1) $(2);

all: $(SERVED:%=$(BUILD)/bin/%) $(DAEMONS:%=$(BUILD)/bin/%) $(BUILD)/bin/gatehouse-supervisor $(BUILD)/openapi.json ## build everything

# One library per module (everything but main.cpp), one thin binary, one test binary.
define module
$(BUILD)/lib/$(1).a: $$(filter-out %/main.o,$$(call objects,modules/$(1)/*.cpp))
$(BUILD)/test/$(1):  $$(call objects,tests/$(1)/*.cpp tests/support/*.cpp) $$(call libs,$(1))
endef
$(foreach m,$(MODULES),$(eval $(call module,$(m))))
$(foreach m,$(SERVED),$(eval $(BUILD)/bin/$(m): $(BUILD)/modules/$(m)/main.o $(call libs,$(m))))
$(foreach m,scheduler admin,$(eval $(BUILD)/bin/gatehouse-$(m): $(BUILD)/modules/$(m)/main.o $(call libs,$(m))))

$(BUILD)/lib/common.a:    $(call objects,common/*.cpp common/*/*.cpp)
$(BUILD)/test/common:     $(call objects,tests/common/*.cpp tests/support/*.cpp) $(BUILD)/lib/common.a
$(BUILD)/test/model:      $(call objects,tests/model/*.cpp tests/support/*.cpp) $(call libs,admin)
$(BUILD)/bin/gatehouse-supervisor: $(call objects,tools/supervisor/*.cpp)

compile = $(CXX) $(OPTIMIZE) $(CXXFLAGS)

# A precompiled header is good only for the flags that it was made with: one for what ships, one for tests.
# The instrumented build does without, so a file that leans on it is found there.
ifdef SANITIZE
object = $(call say,CXX,$<) mkdir -p $(@D) && $(compile) -c $< -o $@
else
export CCACHE_SLOPPINESS := pch_defines,time_macros
object = $(call say,CXX,$<) mkdir -p $(@D) && $(compile) -fpch-preprocess -include $(|:.gch=) -c $< -o $@
for-tests := $(BUILD)/tests/precompiled/std.hpp.gch
for-use   := $(BUILD)/precompiled/std.hpp.gch

$(for-tests) $(for-use): tools/precompiled.hpp
	$(call say,PCH,$@) mkdir -p $(@D) && cp $< $(@:.gch=) && $(compile) -x c++-header $(@:.gch=) -o $@
endif

$(BUILD)/tests/%.o: tests/%.cpp | $(for-tests)
	$(object)

$(BUILD)/tests/bench/%.o: tests/bench/%.cpp | $(for-use)
	$(object)

$(BUILD)/%.o: %.cpp | $(for-use)
	$(object)

$(BUILD)/lib/%.a:
	$(call say,AR,$@) mkdir -p $(@D) && rm -f $@ && ar rcs $@ $^

link = $(call say,LINK,$@) mkdir -p $(@D) && g++ $(LDFLAGS) -o $@ -Wl,--start-group $^ -Wl,--end-group $(LIBS)

$(BUILD)/bin/%:
	$(link)

$(BUILD)/test/%:
	$(link) -lcppunit -lrapidcheck

$(BUILD)/openapi.json: $(BUILD)/bin/gatehouse-admin
	$(call say,API,$@) $(BUILD)/bin/gatehouse-admin openapi > $@.new && mv $@.new $@

include tools/stack.mk
include tools/test.mk
include tools/bench.mk

.DEFAULT_GOAL := all
.PHONY: all
.SECONDARY:
-include $(shell find $(BUILD) -name '*.d' $(if $(SANITIZE),,-not -path 'build/asan/*') 2>/dev/null)
