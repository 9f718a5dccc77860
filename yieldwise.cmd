@echo off
rem Starts Yieldwise from a checkout: builds it first when there is no jar or a source is newer than it.
rem Relative paths are the caller's. YIELDWISE_JAVA_OPTS is passed to java, after our own options.
setlocal
set "ROOT=%~dp0"
set "WORK=%ROOT%.yieldwise"
set "JAR=%WORK%\yieldwise.jar"
set "STAMP=%WORK%\built"

rem No message stands in parentheses: a folder such as Program Files (x86) would end them.
set "JAVA=java.exe"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -version >nul 2>&1
if not errorlevel 1 goto :java
if defined JAVA_HOME echo yieldwise: JAVA_HOME is %JAVA_HOME%, but bin\java.exe in it does not start; Java 17 or later is needed 1>&2
if not defined JAVA_HOME echo yieldwise: Java 17 or later is needed, and there is no java on the PATH; set JAVA_HOME 1>&2
exit /b 2

:java
set "VERSION="
set "MAJOR=0"
for /f "tokens=3" %%v in ('^""%JAVA%" -version 2^>^&1 ^| findstr /i /c:" version "^"') do set "VERSION=%%~v"
for /f "delims=.-+ tokens=1" %%m in ("%VERSION%") do set "MAJOR=%%m"
if %MAJOR% GEQ 17 goto :new
echo yieldwise: Java 17 or later is needed, but %JAVA% is Java %VERSION% 1>&2
exit /b 2

:new
set "STALE="
if not exist "%JAR%" set "STALE=yes"
if not exist "%STAMP%" set "STALE=yes"
if not defined STALE call :compare
if defined STALE call :build
if errorlevel 1 exit /b 2

"%JAVA%" -XX:+IgnoreUnrecognizedVMOptions -Xms320m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-DontCompileHugeMethods ^
    -Xshare:auto %YIELDWISE_JAVA_OPTS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%

:compare
rem PowerShell is on every Windows that Java 17 runs on, and compares times that cmd only prints
powershell -NoProfile -Command ^
    "$built = (Get-Item -LiteralPath $env:STAMP).LastWriteTimeUtc; Set-Location -LiteralPath $env:ROOT;" ^
    "$sources = @('pom.xml', '*/pom.xml', 'runtime/src/main', 'analyzer/src/main', 'rules/src/main', 'cli/src/main');" ^
    "if (Get-ChildItem -Path $sources -Recurse | Where-Object { $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1) { exit 1 }"
if errorlevel 1 set "STALE=yes"
exit /b 0

:build
where mvn >nul 2>&1
if errorlevel 1 (
    echo yieldwise: Maven is needed to build Yieldwise, and there is no mvn on the PATH 1>&2
    exit /b 1
)
if not exist "%WORK%" mkdir "%WORK%"
echo yieldwise: building from source; this happens once and after changes 1>&2
type nul > "%STAMP%.new"
pushd "%ROOT%"
call mvn -q -B -DskipTests -Dspotless.check.skip -pl cli -am package > "%WORK%\build.log" 2>&1
set "FAILED=%ERRORLEVEL%"
popd
if "%FAILED%"=="0" goto :keep
echo yieldwise: the build failed; the end of %WORK%\build.log: 1>&2
powershell -NoProfile -Command "Get-Content -LiteralPath (Join-Path $env:WORK 'build.log') -Tail 20" 1>&2
exit /b 1

:keep
copy /y "%ROOT%cli\target\yieldwise.jar" "%JAR%.new" >nul && move /y "%JAR%.new" "%JAR%" >nul && move /y "%STAMP%.new" "%STAMP%" >nul
if not errorlevel 1 exit /b 0
echo yieldwise: cannot write to %WORK% 1>&2
exit /b 1
