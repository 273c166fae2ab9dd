# Running a private stack. Included by the Makefile.

# Node 22 of this checkout first, where the system's is too old.
export PATH := $(CURDIR)/var/node/node_modules/.bin:$(PATH)

deps: ## install what the machine lacks: Debian packages, Node 22
	@tools/deps.sh

run: deps ## build and start everything, then say where to look and how to sign in
	@$(MAKE) --no-print-directory all www
	@tools/stack.sh up

stop: ## stop what `make run` started
	@tools/stack.sh down

status: ## what runs, since when, how often restarted
	@tools/stack.sh status

logs: ## follow the logs; one part alone: make logs OF=orders
	@tools/stack.sh logs $(OF)

reload: all ## new binaries into the running stack without a dropped request
	@tools/stack.sh reload

reset: ## stop and delete all data of the demo
	@tools/stack.sh reset

.PHONY: deps run stop status logs reload reset

include tools/install.mk
