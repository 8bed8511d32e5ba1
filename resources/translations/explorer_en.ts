<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AgreementController</name>
    <message numerus="yes">
        <source>Added %n agreement(s) to the library.</source>
        <translation>
            <numerusform>Added %n agreement to the library.</numerusform>
            <numerusform>Added %n agreements to the library.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BriefingController</name>
    <message numerus="yes">
        <source>Added %n text(s) to the set.</source>
        <translation>
            <numerusform>Added %n text to the set.</numerusform>
            <numerusform>Added %n texts to the set.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %n item(s).</source>
        <translation>
            <numerusform>Removed %n item.</numerusform>
            <numerusform>Removed %n items.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapTableBody</name>
    <message numerus="yes">
        <source>Rows: %n</source>
        <translation>
            <numerusform>Rows: %n</numerusform>
            <numerusform>Rows: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoteController</name>
    <message numerus="yes">
        <source>Notes or items of sets refer to %n clause(s) missing from this version. See Brief &gt; Unattached notes.</source>
        <translation>
            <numerusform>Notes or items of sets refer to %n clause missing from this version. See Brief &gt; Unattached notes.</numerusform>
            <numerusform>Notes or items of sets refer to %n clauses missing from this version. See Brief &gt; Unattached notes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Recovered %n entries.</source>
        <translation>
            <numerusform>Recovered %n entry.</numerusform>
            <numerusform>Recovered %n entries.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries could not be read.</source>
        <translation>
            <numerusform>%n entry could not be read.</numerusform>
            <numerusform>%n entries could not be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PackWatcher</name>
    <message numerus="yes">
        <source>%n more; {program} pack check lists all.</source>
        <translation>
            <numerusform>%n more; {program} pack check lists all.</numerusform>
            <numerusform>%n more; {program} pack check lists all.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaneWiring</name>
    <message numerus="yes">
        <source>%n pinned</source>
        <translation>
            <numerusform>%n pinned</numerusform>
            <numerusform>%n pinned</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PointsPage</name>
    <message numerus="yes">
        <source>%n point(s) are certain.</source>
        <translation>
            <numerusform>%n point is certain.</numerusform>
            <numerusform>%n points are certain.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Check %n point(s): {points}</source>
        <translation>
            <numerusform>Check %n point: {points}</numerusform>
            <numerusform>Check %n points: {points}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s) kept.</source>
        <translation>
            <numerusform>%n correction kept.</numerusform>
            <numerusform>%n corrections kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProcessesDialog</name>
    <message numerus="yes">
        <source>Skipped %n row(s), the first: {row}</source>
        <translation>
            <numerusform>Skipped %n row: {row}</numerusform>
            <numerusform>Skipped %n rows, the first: {row}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordController</name>
    <message numerus="yes">
        <source>%n of your additions cite it and are not shown without it, such as “{label}”. Remove it?</source>
        <translation>
            <numerusform>%n of your additions cites it and is not shown without it: “{label}”. Remove it?</numerusform>
            <numerusform>%n of your additions cite it and are not shown without it, such as “{label}”. Remove it?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message numerus="yes">
        <source>%n more dated later</source>
        <translation>
            <numerusform>%n more dated later</numerusform>
            <numerusform>%n more dated later</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TeamController</name>
    <message numerus="yes">
        <source>Leave the team “{service}”? Everything stays on this desk; %n item(s) have changes that were not sent.</source>
        <translation>
            <numerusform>Leave the team “{service}”? Everything stays on this desk; %n item has changes that were not sent.</numerusform>
            <numerusform>Leave the team “{service}”? Everything stays on this desk; %n items have changes that were not sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Connected. %n version(s) of colleagues could not be read and were left out.</source>
        <translation>
            <numerusform>Connected. %n version of a colleague could not be read and was left out.</numerusform>
            <numerusform>Connected. %n versions of colleagues could not be read and were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) changed here and in the team. See File &gt; Team &gt; Conflicts.</source>
        <translation>
            <numerusform>%n item changed here and in the team. See File &gt; Team &gt; Conflicts.</numerusform>
            <numerusform>%n items changed here and in the team. See File &gt; Team &gt; Conflicts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>team {name}, %n conflict(s)</source>
        <translation>
            <numerusform>team {name}, %n conflict</numerusform>
            <numerusform>team {name}, %n conflicts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>team {name} not connected, %n to send</source>
        <translation>
            <numerusform>team {name} not connected, %n to send</numerusform>
            <numerusform>team {name} not connected, %n to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>team {name}, %n to send</source>
        <translation>
            <numerusform>team {name}, %n to send</numerusform>
            <numerusform>team {name}, %n to send</numerusform>
        </translation>
    </message>
</context>
</TS>
