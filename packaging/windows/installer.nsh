; Snapland listens on the local network: a rule for private networks alone, if the person agrees.
!macro customInstall
  ${ifNot} ${isUpdated}
    MessageBox MB_YESNO|MB_ICONQUESTION "Phones reach Snapland over your local network. Let Windows Firewall allow that on private networks? (Windows asks an administrator.)" /SD IDNO IDNO noRule
      ExecShellWait "runas" "netsh" 'advfirewall firewall add rule name="Snapland" dir=in action=allow program="$INSTDIR\${APP_EXECUTABLE_FILENAME}" profile=private enable=yes' SW_HIDE
    noRule:
  ${endIf}
!macroend

; Photos are never touched. Settings go if the person says so.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    ExecShellWait "runas" "netsh" 'advfirewall firewall delete rule name="Snapland" program="$INSTDIR\${APP_EXECUTABLE_FILENAME}"' SW_HIDE
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "Remove Snapland's settings and its index too? Your photos stay where they are." /SD IDNO IDNO keepSettings
      ; Each person has their own, also where the program is everybody's: that would be ProgramData.
      SetShellVarContext current
      RMDir /r "$APPDATA\Snapland"
      ${if} $installMode == "all"
        SetShellVarContext all
      ${endif}
    keepSettings:
  ${endIf}
!macroend
