# The desk for intellectual-property disputes. `make help` lists the commands.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
# A file to a process: its tests share what it builds once. The order is tests/conftest.py's.
PYTEST := $(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder
FONTS := build/fonts
DEBIAN_RUN := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-cjk fonts-lxgw-wenkai
DEBIAN_TEST := chromium postgresql poppler-utils
# Everything the goal will ask of Debian, so that somebody who is not root is told one command, once.
TESTING := test lint test-sqlite test-postgres test-browser bench docs setup-test
DEBIAN := $(DEBIAN_RUN) $(if $(filter $(TESTING),$(MAKECMDGOALS)),$(DEBIAN_TEST))
# A start without compiled modules takes a second longer.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup setup-test run demo test lint test-sqlite test-postgres test-browser bench docs clean

help: ## 列出所有命令
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(VENV)/.installed $(VENV)/.debian-run $(FONTS)/.installed ## 只安装：虚拟环境、依赖、Debian 软件包、文书字体

setup-test: setup $(VENV)/.installed-test $(VENV)/.debian-test ## 另装测试要用的

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] < (3, 11))' || { echo "要 Python 3.11 或更新。"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || $(MAKE) --no-print-directory debian PACKAGES="python3-venv $(DEBIAN)"
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: setup.cfg constraints.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.installed-test: setup.cfg constraints.txt $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	@touch $@

$(VENV)/.debian-run: Makefile | $(VENV)/bin/python
	@$(MAKE) --no-print-directory debian PACKAGES="$(DEBIAN)"
	@touch $@

$(VENV)/.debian-test: Makefile | $(VENV)/bin/python
	@$(MAKE) --no-print-directory debian PACKAGES="$(DEBIAN_TEST)"
	@touch $@

# Installs what is missing of PACKAGES as root; anyone else is told the one command to run.
.PHONY: debian
debian:
	@missing=$$(for package in $(PACKAGES); do \
	  dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'install ok installed' || echo $$package; done); \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ]; then \
	  echo "安装 Debian 软件包：" $$missing; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	else \
	  echo "缺 Debian 软件包。运行这一条命令，再重来："; echo; \
	  echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends" $$missing; echo; exit 1; \
	fi

$(FONTS)/.installed: $(wildcard mediation/documents/fonts/*.py) $(VENV)/.installed $(VENV)/.debian-run
	$(BIN)/python -m mediation.documents.fonts install
	@mkdir -p $(FONTS) && touch $@

run: setup ## 启动：印出网址；头一次还印出开管理员账号的一次性链接
	@$(BIN)/flask --app wsgi serve --port $(PORT)

demo: setup ## 用虚构数据启动，随便看：每页标“演示”，印出每个角色的账号
	@MEDIATION_DEMO=1 MEDIATION_DATA_DIR=$${MEDIATION_DATA_DIR:-instance/demo} \
	  $(BIN)/flask --app wsgi demo serve --port $(PORT)

test: setup-test ## 全部检查：格式、类型、边界、两种数据库上的测试、浏览器测试
	@$(MAKE) --no-print-directory lint test-sqlite test-postgres test-browser

lint: setup-test ## 格式、类型、导入方向
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test-sqlite: setup-test ## 测试，SQLite
	$(PYTEST) --ignore tests/browser

test-postgres: setup-test ## 与数据库有关的测试，PostgreSQL（自己在本机起停）
	$(PYTEST) --engine postgres -m database --ignore tests/browser

test-browser: setup-test ## 浏览器测试，Chromium
	$(PYTEST) tests/browser

bench: setup-test ## 性能对照：印出我们的、极限的和比值
	$(BIN)/python -m benchmarks

docs: setup-test ## 重拍手册里的截图
	$(BIN)/python docs/take_screenshots.py

clean: ## 删掉生成的东西（不动数据）
	rm -rf build $(VENV)
