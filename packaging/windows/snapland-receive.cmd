@echo off
rem The receiver without a window. Electron runs it as Node.
setlocal
set ELECTRON_RUN_AS_NODE=1
"%~dp0Snapland.exe" "%~dp0resources\app.asar\out\main\headless.js" %*
