; What the Windows installer writes for links and "Open with", for this user alone, and takes away again. A package file
; keeps the program that it opens with: Slipway is one of the choices.

!macro offerFor EXTENSION
  WriteRegStr HKCU "Software\Classes\${EXTENSION}\OpenWithProgids" "Slipway.Package" ""
  WriteRegStr HKCU "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\SupportedTypes" "${EXTENSION}" ""
!macroend

!macro customInstall
  WriteRegStr HKCU "Software\Classes\Slipway.Package" "" "App package"
  WriteRegStr HKCU "Software\Classes\Slipway.Package\DefaultIcon" "" "$INSTDIR\resources\package-file.ico"
  ; Nothing after the two dashes is a switch, whatever a link or a file name says.
  WriteRegStr HKCU "Software\Classes\Slipway.Package\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" -- "%1"'
  WriteRegStr HKCU "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" -- "%1"'
  !insertmacro offerFor ".ipa"
  !insertmacro offerFor ".pkg"

  WriteRegStr HKCU "Software\Classes\slipway" "" "URL:Slipway run"
  WriteRegStr HKCU "Software\Classes\slipway" "URL Protocol" ""
  WriteRegStr HKCU "Software\Classes\slipway\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr HKCU "Software\Classes\slipway\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" -- "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, i 0, i 0)'
!macroend

!macro customUnInstall
  ${ifNot} ${isUpdated}
    DeleteRegValue HKCU "Software\Classes\.ipa\OpenWithProgids" "Slipway.Package"
    DeleteRegValue HKCU "Software\Classes\.pkg\OpenWithProgids" "Slipway.Package"
    DeleteRegKey HKCU "Software\Classes\Slipway.Package"
    DeleteRegKey HKCU "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}"
    DeleteRegKey HKCU "Software\Classes\slipway"
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, i 0, i 0)'
  ${endIf}
!macroend
