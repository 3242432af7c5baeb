@echo off
rem The slipway command: the program of the app, started without its window.
"%~dp0..\..\Slipway.exe" --slipway-command --disable-gpu --log-level=3 -- %*
exit /b %ERRORLEVEL%
