; Installer for Windows (Inno Setup 6): for one user, without an administrator.
; iscc /DVersion=0.1.0 /DFolder=..\..\..\dist\clause-explorer /DOutput=..\..\..\dist installer.iss
#define Name "Clause Explorer"
#define Window "clause-explorer-window.exe"

[Setup]
AppId={{6B1D0E4E-6A1D-4C3B-9C0E-0B5B6B0F7E21}
AppName={#Name}
AppVersion={#Version}
AppPublisher=Clause Explorer contributors
DefaultDirName={localappdata}\Programs\{#Name}
DisableProgramGroupPage=yes
DisableDirPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
OutputDir={#Output}
OutputBaseFilename=clause-explorer-{#Version}-windows-x86_64
Compression=lzma2/max
SolidCompression=yes
LicenseFile=..\..\..\LICENSE
SetupIconFile={#Output}\clause-explorer.ico
UninstallDisplayIcon={app}\{#Window}
ChangesAssociations=yes
CloseApplications=yes
WizardStyle=modern

[Languages]
Name: "english"; MessagesFile: "compiler:Default.isl"
Name: "ukrainian"; MessagesFile: "compiler:Languages\Ukrainian.isl"

[InstallDelete]
; Files of the version before must not be loaded by the new one.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Folder}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\{#Name}"; Filename: "{app}\{#Window}"

[Registry]
Root: HKCU; Subkey: "Software\Classes\.ppack"; ValueType: string; ValueData: "ClauseExplorer.Pack"; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\.psupplement"; ValueType: string; ValueData: "ClauseExplorer.Pack"; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\.briefing"; ValueType: string; ValueData: "ClauseExplorer.Pack"; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\ClauseExplorer.Pack"; ValueType: string; ValueData: "{#Name}"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\ClauseExplorer.Pack\shell\open\command"; ValueType: string; ValueData: """{app}\{#Window}"" ""%1"""
Root: HKCU; Subkey: "Software\Classes\clause"; ValueType: string; ValueData: "URL:{#Name}"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\clause"; ValueType: string; ValueName: "URL Protocol"; ValueData: ""
Root: HKCU; Subkey: "Software\Classes\clause\shell\open\command"; ValueType: string; ValueData: """{app}\{#Window}"" ""%1"""

[Run]
Filename: "{app}\{#Window}"; Description: "{cm:LaunchProgram,{#Name}}"; Flags: nowait postinstall skipifsilent
