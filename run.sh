#!/bin/sh
# Starts, shows and tests Kaoping. Everything it makes lies in target/ and in the data folder.
set -eu
here=$(pwd)
cd "$(dirname "$0")"

usage() {
  cat <<'TEXT'
用法：
  ./run.sh [设置…]        启动，例如 ./run.sh --port=8080 --data=/srv/kaoping
  ./run.sh demo [设置…]   用虚构的“示例市”演示一年的报送和考评
  ./run.sh check 文件…    检查模板或填好的表格，不入库；有问题时退出码为 1
  ./run.sh archive 年度 文件.zip   把一个年度归档成一个文件（原件、结果、方案、数据库、校验清单）
  ./run.sh replay 文件.zip    核对归档，并按归档的方案和模板从原件重算已发布的结果；不一致时退出码为 1
  ./run.sh test [名称]    运行全部测试，或一个测试
  ./run.sh mutation       变异测试：改动计分代码，看测试是否察觉（不到95%算不通过）
  ./run.sh bench [部分…]  测速并打印对比表（read、fill、batch；缺省全部）
  ./run.sh help           这段说明和全部设置
TEXT
}

have() { command -v "$1" >/dev/null 2>&1; }

# Installs Debian packages where that is possible, else says exactly what to do.
need() {
  if [ "$(id -u)" -eq 0 ] && have apt-get; then
    echo "run.sh: 正在安装 $*" >&2
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >&2 || true
    apt-get install -y -qq --no-install-recommends "$@" >&2 && return 0
  fi
  echo "run.sh: 缺少软件，请由管理员执行：apt-get install -y $*" >&2
  exit 1
}

tools() {
  missing=""
  have javac || missing="$missing default-jdk-headless"
  have mvn || missing="$missing maven"
  # shellcheck disable=SC2086
  [ -z "$missing" ] || need $missing
}

build() {
  jar=target/kaoping.jar
  if [ -f "$jar" ] && [ -z "$(find pom.xml src/main -newer "$jar" -print -quit)" ]; then
    return 0
  fi
  tools
  echo "run.sh: 正在构建（第一次需要几分钟下载依赖）" >&2
  mvn -B -q -Dmaven.test.skip=true package >&2
  rm -f target/kaoping.jsa
}

# The data folder: the last --data=, else the variable, else the default.
data_folder() {
  folder=${KAOPING_DATA:-uploads}
  for arg in "$@"; do
    case $arg in --data=*) folder=${arg#--data=} ;; esac
  done
  printf '%s' "$folder"
}

# The commit that this is built from; nothing where that is unknown.
commit() {
  if have git; then git rev-parse HEAD 2>/dev/null || true; fi
}

java_major() {
  java -version 2>&1 | sed -n '1s/.*version "\([0-9]*\).*/\1/p'
}

launch() {
  main=$1
  shift
  have java || tools
  data=$(data_folder "$@")
  # SQLite unpacks its library at every start; a kill leaves it behind, so it gets a place that is ours to sweep.
  native="$data/native"
  mkdir -p "$native"
  rm -f "$native"/sqlite-*.so "$native"/sqlite-*.so.lck 2>/dev/null || true
  options="-Xmx512m -XX:+UseSerialGC -Djdk.nio.maxCachedBufferSize=262144 -Dfile.encoding=UTF-8 -Djava.awt.headless=true"
  [ "$(java_major)" -lt 22 ] || options="$options --enable-native-access=ALL-UNNAMED"
  # A class archive made on the spot halves the start; without one the start is merely slower.
  if [ ! -f target/kaoping.jsa ] && [ -w target ]; then
    java -XX:ArchiveClassesAtExit=target/kaoping.jsa.new -Xshare:auto $options \
      -cp target/kaoping.jar org.kaoping.Kaoping --train >/dev/null 2>&1 \
      && mv target/kaoping.jsa.new target/kaoping.jsa || rm -f target/kaoping.jsa.new
  fi
  [ ! -f target/kaoping.jsa ] || options="$options -XX:SharedArchiveFile=target/kaoping.jsa -Xshare:auto -Xlog:cds=off -Xlog:cds+dynamic=off"
  # shellcheck disable=SC2086
  exec java $options -Dkaoping.commit="$(commit)" -Dorg.sqlite.tmpdir="$native" -cp target/kaoping.jar "$main" "$@"
}

test_tools() {
  tools
  missing=""
  have soffice || missing="$missing libreoffice-calc"
  have chromium || missing="$missing chromium"
  have chromedriver || missing="$missing chromium-driver"
  { have fc-list && fc-list | grep -q 'CJK'; } || missing="$missing fontconfig fonts-noto-cjk"
  { [ -x /usr/bin/python3 ] && /usr/bin/python3 -c 'import openpyxl' 2>/dev/null; } || missing="$missing python3 python3-openpyxl"
  { [ -x /usr/bin/python3 ] && /usr/bin/python3 -c 'import uno' 2>/dev/null; } || missing="$missing python3-uno"
  have node || missing="$missing nodejs"
  have npm || missing="$missing npm"
  # shellcheck disable=SC2086
  [ -z "$missing" ] || need $missing
  # exceljs is one of the programs that fill workbooks in the tests; it lives under target/, outside the project.
  if [ ! -d target/exceljs/node_modules/exceljs ]; then
    mkdir -p target/exceljs
    npm install --prefix target/exceljs --no-audit --no-fund --silent exceljs@4.4.0 >&2 \
      || echo "run.sh: exceljs 没有装上，用到它的测试会跳过" >&2
  fi
}

case ${1:-start} in
  help | -h | --help)
    usage
    build
    exec java -cp target/kaoping.jar org.kaoping.Kaoping --help
    ;;
  test)
    shift
    test_tools
    if [ $# -gt 0 ]; then
      mvn -B test -Dtest="$1"
    else
      mvn -B test
    fi
    ;;
  mutation)
    tools
    exec mvn -B -Pmutation test-compile org.pitest:pitest-maven:mutationCoverage
    ;;
  bench)
    shift
    tools
    mvn -B -q test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath >&2
    exec java -Xmx1g -XX:+UseSerialGC -Dfile.encoding=UTF-8 -Djava.awt.headless=true \
      -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" org.kaoping.bench.Benchmarks "$@"
    ;;
  demo)
    shift
    build
    launch org.kaoping.demo.Demo "$@"
    ;;
  check)
    shift
    have java || tools
    build
    # shellcheck disable=SC2046
    exec java -Xmx512m -XX:+UseSerialGC -Dfile.encoding=UTF-8 -Djava.awt.headless=true \
      $([ "$(java_major)" -lt 22 ] || echo --enable-native-access=ALL-UNNAMED) \
      -Dkaoping.here="$here" -cp target/kaoping.jar org.kaoping.Check "$@"
    ;;
  archive | replay)
    main=org.kaoping.ArchiveYear
    [ "$1" = archive ] || main=org.kaoping.Replay
    shift
    have java || tools
    build
    # shellcheck disable=SC2046
    exec java -Xmx512m -XX:+UseSerialGC -Dfile.encoding=UTF-8 -Djava.awt.headless=true \
      $([ "$(java_major)" -lt 22 ] || echo --enable-native-access=ALL-UNNAMED) \
      -Dkaoping.commit="$(commit)" -Dkaoping.here="$here" -cp target/kaoping.jar "$main" "$@"
    ;;
  start)
    [ $# -eq 0 ] || shift
    build
    launch org.kaoping.Kaoping "$@"
    ;;
  --*)
    build
    launch org.kaoping.Kaoping "$@"
    ;;
  *)
    usage >&2
    exit 2
    ;;
esac
