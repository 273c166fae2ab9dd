# Measuring. Included by the Makefile.

$(BUILD)/bin/gatehouse-load:  $(call objects,tests/bench/load/*.cpp) $(BUILD)/lib/common.a
$(BUILD)/bin/gatehouse-floor: $(call objects,tests/bench/floor/*.cpp) $(BUILD)/lib/common.a
$(BUILD)/bin/gatehouse-empty: $(call objects,tests/bench/empty/*.cpp) $(BUILD)/lib/common.a

bench: ## measure against the gates, the database floor and a reference: QUICK=1 in 3 minutes, ONLY=S1,holds some alone
	@tools/deps.sh
	@$(MAKE) --no-print-directory all www $(addprefix $(BUILD)/bin/gatehouse-,load floor empty)
	@tools/npm-ci.sh tests/bench/reference
	@node tests/bench/run.mjs

kill-matrix: ## sell for two minutes while every part is killed again and again: KILL_SECONDS=30 shorter, KILL_SEED=17 the same again
	@tools/deps.sh
	@$(MAKE) --no-print-directory all www
	@GATEHOUSE_VAR=var/kill node tests/kill/run.mjs

.PHONY: bench kill-matrix
