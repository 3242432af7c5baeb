@echo off
rem The slipway command: the program of the app, started without its window. Only the version is in a file.
if "%~1"=="--version" if "%~2"=="" if exist "%~dp0..\shell\version" type "%~dp0..\shell\version" & exit /b 0
"%~dp0..\..\Slipway.exe" --slipway-command --disable-gpu --log-level=3 -- %*
exit /b %ERRORLEVEL%
