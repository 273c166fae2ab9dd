# Measuring. Included by the Makefile.

$(BUILD)/bin/gatehouse-load: $(call objects,tests/bench/load/*.cpp) $(BUILD)/lib/common.a

.PHONY: bench
