# make install [DESTDIR=] [PREFIX=/usr/local] [HOST=tickets.example.org]
PREFIX ?= /usr/local
HOST ?= tickets.example.org

install: ## lay out a production installation (DESTDIR, PREFIX, HOST)
	@$(MAKE) --no-print-directory all www
	@DESTDIR="$(DESTDIR)" PREFIX="$(PREFIX)" HOST="$(HOST)" tools/install.sh

.PHONY: install
