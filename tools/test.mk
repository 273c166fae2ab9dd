# Building the app, testing and linting. Included by the Makefile.

TESTED := common $(LIBRARIES) admin model

www: $(BUILD)/openapi.json ## build the app into www/dist
	@tools/npm-ci.sh www
	@tools/build-www.sh

build-tests: $(TESTED:%=$(BUILD)/test/%)

test: ## build and pass all tests; ends with "N passed, N failed" (one suite: make test ONLY=orders)
	@tools/deps.sh --test
	@$(MAKE) --no-print-directory all www build-tests
	@tests/run.sh $(ONLY)

test-asan: ## the C++ tests once more under AddressSanitizer and UBSan
	@tools/deps.sh --test
	@$(MAKE) --no-print-directory SANITIZE=1 build-tests
	@GATEHOUSE_TESTS=build/asan/test tests/run.sh cpp

screenshots: ## pictures of every page of the running demo, in var/screenshots
	@tools/npm-ci.sh tests
	@cd tests && GATEHOUSE_URL=$${GATEHOUSE_URL:-$$(../tools/stack.sh env | sed -n "s/^GATEHOUSE_URL=//p" | tr -d "'")} npm run -s screenshots

timing: ## measure whether login, reset and register tell by their time that an address is known (TRIES=600 of each kind)
	@tools/deps.sh
	@$(MAKE) --no-print-directory all www
	@node --test --test-reporter=tests/node-reporter.mjs tests/timing/*.test.mjs
	@GATEHOUSE_VAR=var/timing node tests/timing/run.mjs

lint: ## who includes whom, sizes, formats, types, the API document
	@tests/lint/run.sh $(foreach m,$(MODULES),"$(m): $(USES_$(m))")

format: ## put clang-format's and prettier's hand to everything
	@git ls-files '*.cpp' '*.hpp' | xargs clang-format -i
	@cd www && npm run -s format

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile tools/*.mk | sort | awk -F'|' '{printf "%-20s %s\n", $$1, $$2}'

.PHONY: www build-tests test test-asan screenshots timing lint format help
