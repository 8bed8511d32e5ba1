<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk_UA" sourcelanguage="en">
<context>
    <name>AboutPage</name>
    <message>
        <source>Details</source>
        <translation>Докладно</translation>
    </message>
    <message>
        <source>Title, date, text status and a source are required.</source>
        <translation>Потрібні назва, дата, статус тексту й джерело.</translation>
    </message>
    <message>
        <source>This is the document&apos;s &amp;wording, not a summary</source>
        <translation>Це &amp;формулювання документа, а не виклад</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>З чим порівняти</translation>
    </message>
    <message>
        <source>Compare with:</source>
        <translation>Порівняти з:</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Назва</translation>
    </message>
    <message>
        <source>Text status</source>
        <translation>Статус тексту</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Джерела</translation>
    </message>
</context>
<context>
    <name>AcrossController</name>
    <message>
        <source>The query has a mistake at character {place}.</source>
        <translation>У запиті помилка: знак {place}.</translation>
    </message>
</context>
<context>
    <name>AcrossDialog</name>
    <message>
        <source>Search all agreements</source>
        <translation>Пошук у всіх угодах</translation>
    </message>
    <message>
        <source>Words, “phrase”, topic:…</source>
        <translation>Слова, «фраза», topic:…</translation>
    </message>
    <message>
        <source>No topic</source>
        <translation>Без теми</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Угода</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>Пункт</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Документ</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>Text of the selected clauses</source>
        <translation>Текст вибраних пунктів</translation>
    </message>
    <message>
        <source>&amp;Open in its agreement</source>
        <translation>&amp;Відкрити у своїй угоді</translation>
    </message>
    <message>
        <source>&amp;Add to briefing set</source>
        <translation>&amp;Додати до довідки</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>Др&amp;ук…</translation>
    </message>
    <message>
        <source>&amp;Search:</source>
        <translation>&amp;Пошук:</translation>
    </message>
    <message>
        <source>&amp;Topic:</source>
        <translation>&amp;Тема:</translation>
    </message>
    <message>
        <source>Clauses: {clauses}; agreements searched: {agreements}.</source>
        <translation>Пунктів: {clauses}; угод, у яких шукали: {agreements}.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Library…</source>
        <translation>&amp;Бібліотека…</translation>
    </message>
    <message>
        <source>&amp;Install pack…</source>
        <translation>&amp;Встановити пакет…</translation>
    </message>
    <message>
        <source>I&amp;mport agreement…</source>
        <translation>&amp;Імпортувати угоду…</translation>
    </message>
    <message>
        <source>&amp;Open map layer…</source>
        <translation>Відкрити &amp;шар карти…</translation>
    </message>
    <message>
        <source>Print clause s&amp;ummary…</source>
        <translation>Надр&amp;укувати виклад пункту…</translation>
    </message>
    <message>
        <source>Print &amp;all clauses of this document…</source>
        <translation>Надрукувати всі пункти &amp;документа…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Експортувати…</translation>
    </message>
    <message>
        <source>E&amp;xport map…</source>
        <translation>Експортувати &amp;карту…</translation>
    </message>
    <message>
        <source>Export &amp;document (Akoma Ntoso, pack)…</source>
        <translation>Експортувати д&amp;окумент (Akoma Ntoso, пакет)…</translation>
    </message>
    <message>
        <source>Export my addition&amp;s…</source>
        <translation>Експортувати &amp;мої доповнення…</translation>
    </message>
    <message>
        <source>Import &amp;colleague&apos;s changes…</source>
        <translation>Імпортувати &amp;зміни колеги…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Ви&amp;йти</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>С&amp;касувати</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Повторити</translation>
    </message>
    <message>
        <source>&amp;Pin to briefing set, or unpin</source>
        <translation>&amp;Закріпити в добірці або відкріпити</translation>
    </message>
    <message>
        <source>Edit &amp;note</source>
        <translation>Редагувати &amp;нотатку</translation>
    </message>
    <message>
        <source>&amp;Tags…</source>
        <translation>&amp;Теги…</translation>
    </message>
    <message>
        <source>My additi&amp;ons…</source>
        <translation>&amp;Мої доповнення…</translation>
    </message>
    <message>
        <source>Cop&amp;y reference</source>
        <translation>Копіювати поси&amp;лання</translation>
    </message>
    <message>
        <source>Copy with &amp;citation</source>
        <translation>Копіювати з д&amp;жерелом</translation>
    </message>
    <message>
        <source>Clear fi&amp;lters</source>
        <translation>Очистити &amp;фільтри</translation>
    </message>
    <message>
        <source>Add &amp;stance…</source>
        <translation>Додати &amp;позицію…</translation>
    </message>
    <message>
        <source>Add so&amp;urce…</source>
        <translation>Додати &amp;джерело…</translation>
    </message>
    <message>
        <source>Add &amp;event…</source>
        <translation>Додати под&amp;ію…</translation>
    </message>
    <message>
        <source>Add side pro&amp;vision…</source>
        <translation>Додати &amp;супутнє положення…</translation>
    </message>
    <message>
        <source>Add &amp;quantity to clause…</source>
        <translation>Додати &amp;кількісні дані до пункту…</translation>
    </message>
    <message>
        <source>Add t&amp;opics to clause…</source>
        <translation>Додати те&amp;ми до пункту…</translation>
    </message>
    <message>
        <source>Add &amp;disagreement between sources…</source>
        <translation>Додати &amp;розбіжність між джерелами…</translation>
    </message>
    <message>
        <source>Add d&amp;raft…</source>
        <translation>Додати про&amp;єкт…</translation>
    </message>
    <message>
        <source>&amp;Table of places and lines</source>
        <translation>&amp;Таблиця місць і ліній</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>&amp;Більший текст</translation>
    </message>
    <message>
        <source>&amp;Reset text size</source>
        <translation>&amp;Звичайний розмір тексту</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>&amp;Наступна панель</translation>
    </message>
    <message>
        <source>&amp;Previous pane</source>
        <translation>&amp;Попередня панель</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>&amp;Вперед</translation>
    </message>
    <message>
        <source>&amp;Previous clause</source>
        <translation>&amp;Попередній пункт</translation>
    </message>
    <message>
        <source>&amp;Next clause</source>
        <translation>Н&amp;аступний пункт</translation>
    </message>
    <message>
        <source>&amp;Whole document</source>
        <translation>Весь &amp;документ</translation>
    </message>
    <message>
        <source>&amp;Go to clause…</source>
        <translation>Пере&amp;йти до пункту…</translation>
    </message>
    <message>
        <source>&amp;Date of the founding article</source>
        <translation>Дата вихідної &amp;статті</translation>
    </message>
    <message>
        <source>&amp;Latest date</source>
        <translation>&amp;Остання дата</translation>
    </message>
    <message>
        <source>What is n&amp;ew since…</source>
        <translation>&amp;Що нового відтоді…</translation>
    </message>
    <message>
        <source>Install u&amp;pdate…</source>
        <translation>Встановити онов&amp;лення…</translation>
    </message>
    <message>
        <source>&amp;Join team…</source>
        <translation>&amp;Приєднатися до команди…</translation>
    </message>
    <message>
        <source>&amp;State of the team…</source>
        <translation>&amp;Стан команди…</translation>
    </message>
    <message>
        <source>S&amp;ync now</source>
        <translation>С&amp;инхронізувати зараз</translation>
    </message>
    <message>
        <source>&amp;Conflicts…</source>
        <translation>&amp;Конфлікти…</translation>
    </message>
    <message>
        <source>&amp;Leave team…</source>
        <translation>&amp;Вийти з команди…</translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation>Н&amp;алаштування…</translation>
    </message>
    <message>
        <source>&amp;Search…</source>
        <translation>&amp;Шукати…</translation>
    </message>
    <message>
        <source>Next &amp;hit</source>
        <translation>Наст&amp;упний результат</translation>
    </message>
    <message>
        <source>Previous h&amp;it</source>
        <translation>Попередній &amp;результат</translation>
    </message>
    <message>
        <source>Sa&amp;ve search…</source>
        <translation>З&amp;берегти пошук…</translation>
    </message>
    <message>
        <source>&amp;Map</source>
        <translation>&amp;Карта</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Порівняння</translation>
    </message>
    <message>
        <source>Matri&amp;x</source>
        <translation>&amp;Матриця</translation>
    </message>
    <message>
        <source>Time&amp;line</source>
        <translation>&amp;Хронологія</translation>
    </message>
    <message>
        <source>&amp;Diagrams</source>
        <translation>&amp;Схеми</translation>
    </message>
    <message>
        <source>&amp;Briefing</source>
        <translation>&amp;Добірка</translation>
    </message>
    <message>
        <source>&amp;Next view</source>
        <translation>Наступний ви&amp;гляд</translation>
    </message>
    <message>
        <source>&amp;Previous view</source>
        <translation>Попередній в&amp;игляд</translation>
    </message>
    <message>
        <source>&amp;Full view of pane</source>
        <translation>Панель на все &amp;вікно</translation>
    </message>
    <message>
        <source>Map full scr&amp;een</source>
        <translation>Карта на весь &amp;екран</translation>
    </message>
    <message>
        <source>Pro&amp;jector mode</source>
        <translation>Ре&amp;жим проєктора</translation>
    </message>
    <message>
        <source>My map layer&amp;s…</source>
        <translation>Мої &amp;шари карти…</translation>
    </message>
    <message>
        <source>Compa&amp;re map days…</source>
        <translation>Порівняти дні к&amp;арти…</translation>
    </message>
    <message>
        <source>&amp;Standard</source>
        <translation>&amp;Звичайне</translation>
    </message>
    <message>
        <source>&amp;Read</source>
        <translation>&amp;Читання</translation>
    </message>
    <message>
        <source>Show clause &amp;list</source>
        <translation>Показати &amp;список пунктів</translation>
    </message>
    <message>
        <source>Show &amp;views</source>
        <translation>Показати &amp;вигляди</translation>
    </message>
    <message>
        <source>Show &amp;text</source>
        <translation>Показати &amp;текст</translation>
    </message>
    <message>
        <source>Show &amp;stances</source>
        <translation>Показати по&amp;зиції</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>&amp;Менший текст</translation>
    </message>
    <message>
        <source>&amp;Command palette…</source>
        <translation>Палі&amp;тра команд…</translation>
    </message>
    <message>
        <source>Where &amp;sources disagree</source>
        <translation>Де джерела &amp;розходяться</translation>
    </message>
    <message>
        <source>Dependenc&amp;ies</source>
        <translation>&amp;Залежності</translation>
    </message>
    <message>
        <source>Decision pat&amp;hs</source>
        <translation>Шл&amp;яхи рішення</translation>
    </message>
    <message>
        <source>Trac&amp;k changes of clause…</source>
        <translation>Простежит&amp;и зміни пункту…</translation>
    </message>
    <message>
        <source>Next ch&amp;ange</source>
        <translation>Наступна з&amp;міна</translation>
    </message>
    <message>
        <source>Previo&amp;us change</source>
        <translation>Поп&amp;ередня зміна</translation>
    </message>
    <message>
        <source>Previous da&amp;te with entries</source>
        <translation>Попередня дата &amp;із записами</translation>
    </message>
    <message>
        <source>Ne&amp;xt date with entries</source>
        <translation>Наст&amp;упна дата із записами</translation>
    </message>
    <message>
        <source>&amp;Show briefing set</source>
        <translation>По&amp;казати добірку</translation>
    </message>
    <message>
        <source>Unattached n&amp;otes…</source>
        <translation>Нотатки &amp;без пункту…</translation>
    </message>
    <message>
        <source>&amp;Restore from backup…</source>
        <translation>Відновити з &amp;резервної копії…</translation>
    </message>
    <message>
        <source>Print &amp;briefing set…</source>
        <translation>Надрукувати д&amp;обірку…</translation>
    </message>
    <message>
        <source>Print tab&amp;le of all clauses and parties…</source>
        <translation>Надрукувати табли&amp;цю всіх пунктів і сторін…</translation>
    </message>
    <message>
        <source>Print co&amp;mparison…</source>
        <translation>Надрукувати &amp;порівняння…</translation>
    </message>
    <message>
        <source>Print concor&amp;dance…</source>
        <translation>Надрукувати таблицю &amp;відповідності…</translation>
    </message>
    <message>
        <source>Print t&amp;imeline…</source>
        <translation>Надрукувати &amp;хронологію…</translation>
    </message>
    <message>
        <source>Print dia&amp;gram…</source>
        <translation>Надрукувати &amp;схему…</translation>
    </message>
    <message>
        <source>&amp;Welcome</source>
        <translation>&amp;Вітальна сторінка</translation>
    </message>
    <message>
        <source>&amp;User guide</source>
        <translation>&amp;Посібник користувача</translation>
    </message>
    <message>
        <source>&amp;How to search</source>
        <translation>Як &amp;шукати</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Клавіші швидкого доступу</translation>
    </message>
    <message>
        <source>Key of &amp;symbols</source>
        <translation>&amp;Умовні знаки</translation>
    </message>
    <message>
        <source>&amp;Licences</source>
        <translation>&amp;Ліцензії</translation>
    </message>
    <message>
        <source>&amp;About Clause Explorer</source>
        <translation>П&amp;ро Clause Explorer</translation>
    </message>
    <message>
        <source>Same as &amp;desktop</source>
        <translation>Як у &amp;системі</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>С&amp;вітлі</translation>
    </message>
    <message>
        <source>Da&amp;rk</source>
        <translation>&amp;Темні</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>Висока &amp;контрастність</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Файл</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Правка</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Вигляд</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>П&amp;ерехід</translation>
    </message>
    <message>
        <source>&amp;Brief</source>
        <translation>Доп&amp;овідь</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Довідка</translation>
    </message>
    <message>
        <source>&amp;Team</source>
        <translation>Кома&amp;нда</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Додати</translation>
    </message>
    <message>
        <source>La&amp;yout</source>
        <translation>&amp;Розташування</translation>
    </message>
    <message>
        <source>P&amp;anes</source>
        <translation>Па&amp;нелі</translation>
    </message>
    <message>
        <source>Text si&amp;ze</source>
        <translation>Ро&amp;змір тексту</translation>
    </message>
    <message>
        <source>C&amp;olours</source>
        <translation>К&amp;ольори</translation>
    </message>
    <message>
        <source>&amp;Interface language</source>
        <translation>Мова &amp;інтерфейсу</translation>
    </message>
    <message>
        <source>As the s&amp;ystem</source>
        <translation>Як у &amp;системі</translation>
    </message>
</context>
<context>
    <name>AgreementController</name>
    <message>
        <source>Import agreement</source>
        <translation>Імпорт угоди</translation>
    </message>
    <message>
        <source>Texts, Akoma Ntoso, PA-X ({kinds})</source>
        <translation>Тексти, Akoma Ntoso, PA-X ({kinds})</translation>
    </message>
    <message>
        <source>Akoma Ntoso (*.xml)</source>
        <translation>Akoma Ntoso (*.xml)</translation>
    </message>
    <message>
        <source>Pack (*.ppack)</source>
        <translation>Пакет (*.ppack)</translation>
    </message>
    <message>
        <source>Export document</source>
        <translation>Експорт документа</translation>
    </message>
    <message>
        <source>Saved to {file}.</source>
        <translation>Збережено до {file}.</translation>
    </message>
    <message>
        <source>Added “{title}” to the library; it opens in a new window.</source>
        <translation>«{title}» додано до бібліотеки; відкривається в новому вікні.</translation>
    </message>
    <message numerus="yes">
        <source>Added %n agreement(s) to the library.</source>
        <translation>
            <numerusform>До бібліотеки додано %n угоду.</numerusform>
            <numerusform>До бібліотеки додано %n угоди.</numerusform>
            <numerusform>До бібліотеки додано %n угод.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AgreementPage</name>
    <message>
        <source>Details</source>
        <translation>Докладно</translation>
    </message>
    <message>
        <source>Title, date, text status and publisher are required.</source>
        <translation>Потрібні назва, дата, статус тексту й видавець.</translation>
    </message>
    <message>
        <source>This is the text&apos;s &amp;wording, not a summary</source>
        <translation>Це &amp;формулювання тексту, а не виклад</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Назва</translation>
    </message>
    <message>
        <source>Text status</source>
        <translation>Статус тексту</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>Видавець</translation>
    </message>
</context>
<context>
    <name>AgreementWizard</name>
    <message>
        <source>Import agreement</source>
        <translation>Імпорт угоди</translation>
    </message>
</context>
<context>
    <name>AnswerCard</name>
    <message>
        <source>Answer</source>
        <translation>Відповідь</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копіювати</translation>
    </message>
    <message>
        <source>Copy the answer with its sources</source>
        <translation>Копіювати відповідь із джерелами</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Закріпити</translation>
    </message>
    <message>
        <source>Pin the clause to the briefing set</source>
        <translation>Закріпити пункт у добірці</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Відкрити</translation>
    </message>
    <message>
        <source>Show this in all panes</source>
        <translation>Показати це на всіх панелях</translation>
    </message>
</context>
<context>
    <name>AsOfBar</name>
    <message>
        <source>&amp;As of</source>
        <translation>&amp;Станом на</translation>
    </message>
    <message>
        <source>As-of date</source>
        <translation>Обрана дата</translation>
    </message>
    <message>
        <source>As-of date, by dates with entries</source>
        <translation>Обрана дата, за днями із записами</translation>
    </message>
    <message>
        <source>Previous date with entries</source>
        <translation>Попередній день із записами</translation>
    </message>
    <message>
        <source>Next date with entries</source>
        <translation>Наступний день із записами</translation>
    </message>
    <message>
        <source>Article&apos;s day</source>
        <translation>День статті</translation>
    </message>
    <message>
        <source>Go to the date of the founding article</source>
        <translation>Перейти до дати вихідної статті</translation>
    </message>
    <message>
        <source>Show everything as of this date</source>
        <translation>Показати все станом на цю дату</translation>
    </message>
    <message>
        <source>Show everything as of {date}, the date of the founding article</source>
        <translation>Показати все станом на {date}, дату вихідної статті</translation>
    </message>
</context>
<context>
    <name>Autosave</name>
    <message>
        <source>Not saved: the desk&apos;s folder cannot be written.</source>
        <translation>Не збережено: до папки ваших даних не вдається записати.</translation>
    </message>
    <message>
        <source>Not saved yet.</source>
        <translation>Ще не збережено.</translation>
    </message>
    <message>
        <source>Not saved yet: another window or program is using the desk. Trying again…</source>
        <translation>Ще не збережено: вашими даними користується інше вікно або програма. Нова спроба…</translation>
    </message>
</context>
<context>
    <name>AutosavedEdit</name>
    <message>
        <source>Releasable</source>
        <translation>Для передання</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Збереження…</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Збережено.</translation>
    </message>
</context>
<context>
    <name>BookFields</name>
    <message>
        <source>&amp;Releasable parts only</source>
        <translation>Лише дозво&amp;лене до передання</translation>
    </message>
    <message>
        <source>Leave out all notes and texts not marked releasable</source>
        <translation>Не друкувати нотаток і текстів, не позначених як дозволені до передання</translation>
    </message>
    <message>
        <source>Copy &amp;number</source>
        <translation>&amp;Номер примірника</translation>
    </message>
    <message>
        <source>Prepared &amp;by</source>
        <translation>Підг&amp;отував(ла)</translation>
    </message>
    <message>
        <source>Cle&amp;ared by</source>
        <translation>Погод&amp;ив(ла)</translation>
    </message>
</context>
<context>
    <name>BriefingController</name>
    <message>
        <source>&amp;Share with the team</source>
        <translation>Поширити в &amp;команді</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>Заголовок</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>Мета</translation>
    </message>
    <message>
        <source>Points to make</source>
        <translation>Тези для розмови</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Довідка</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Нотатка</translation>
    </message>
    <message>
        <source>Current map</source>
        <translation>Поточна карта</translation>
    </message>
    <message>
        <source>Table of all clauses and parties</source>
        <translation>Таблиця всіх пунктів і сторін</translation>
    </message>
    <message>
        <source>Print briefing set…</source>
        <translation>Надрукувати добірку…</translation>
    </message>
    <message>
        <source>Pack {pack} v{version}, as of {day}</source>
        <translation>Пакет {pack} v{version}, станом на {day}</translation>
    </message>
    <message>
        <source>Change to {day}</source>
        <translation>Змінити на {day}</translation>
    </message>
    <message>
        <source>Pinned {reference} to “{set}”.</source>
        <translation>{reference} закріплено в добірці «{set}».</translation>
    </message>
    <message>
        <source>Removed {reference} from “{set}”.</source>
        <translation>{reference} вилучено з добірки «{set}».</translation>
    </message>
    <message numerus="yes">
        <source>Added %n text(s) to the set.</source>
        <translation>
            <numerusform>Додано до довідки %n текст.</numerusform>
            <numerusform>Додано до довідки %n тексти.</numerusform>
            <numerusform>Додано до довідки %n текстів.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %n item(s).</source>
        <translation>
            <numerusform>Вилучено %n елемент.</numerusform>
            <numerusform>Вилучено %n елементи.</numerusform>
            <numerusform>Вилучено %n елементів.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BriefingPanel</name>
    <message>
        <source>Briefing sets</source>
        <translation>Добірки</translation>
    </message>
    <message>
        <source>No briefing set yet</source>
        <translation>Добірок ще немає</translation>
    </message>
    <message>
        <source>Change the date of the set to the date in view</source>
        <translation>Змінити дату добірки на обрану дату</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Сторінки</translation>
    </message>
    <message>
        <source>Show the printed pages beside the items</source>
        <translation>Показати друковані сторінки поруч з елементами</translation>
    </message>
    <message>
        <source>A briefing set is what you print: clauses, headings, points to make, maps. Pin the clause in view, or use Add. Alt+Up and Alt+Down move an item.</source>
        <translation>Добірка — це те, що ви друкуєте: пункти, заголовки, тези, карти. Закріпіть відкритий пункт або скористайтеся кнопкою «Додати». Alt+↑ і Alt+↓ пересувають елемент.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Додати</translation>
    </message>
    <message>
        <source>Add to set</source>
        <translation>Додати до добірки</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Добірка</translation>
    </message>
    <message>
        <source>Set actions</source>
        <translation>Дії з добіркою</translation>
    </message>
</context>
<context>
    <name>BriefingSetController</name>
    <message>
        <source>&amp;New set…</source>
        <translation>&amp;Нова добірка…</translation>
    </message>
    <message>
        <source>New set from &amp;template…</source>
        <translation>Нова добірка за &amp;шаблоном…</translation>
    </message>
    <message>
        <source>Sa&amp;mple set</source>
        <translation>&amp;Зразок добірки</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Перейменувати…</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Дублювати</translation>
    </message>
    <message>
        <source>&amp;Archive or restore…</source>
        <translation>&amp;Архівувати або відновити…</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>Ви&amp;лучити</translation>
    </message>
    <message>
        <source>&amp;What has changed since…</source>
        <translation>&amp;Що змінилося відтоді…</translation>
    </message>
    <message>
        <source>C&amp;hange to the date in view</source>
        <translation>Змінити на о&amp;брану дату</translation>
    </message>
    <message>
        <source>&amp;Export briefing set…</source>
        <translation>&amp;Експортувати добірку…</translation>
    </message>
    <message>
        <source>&amp;Import briefing set…</source>
        <translation>&amp;Імпортувати добірку…</translation>
    </message>
    <message>
        <source>Briefing</source>
        <translation>Добірка</translation>
    </message>
    <message>
        <source>New briefing set</source>
        <translation>Нова добірка</translation>
    </message>
    <message>
        <source>Name of the set:</source>
        <translation>Назва добірки:</translation>
    </message>
    <message>
        <source>New set from template</source>
        <translation>Нова добірка за шаблоном</translation>
    </message>
    <message>
        <source>Template:</source>
        <translation>Шаблон:</translation>
    </message>
    <message>
        <source>Sample briefing</source>
        <translation>Зразок добірки</translation>
    </message>
    <message>
        <source>Created briefing set “{name}”.</source>
        <translation>Створено добірку «{name}».</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Перейменувати</translation>
    </message>
    <message>
        <source>{name} (copy)</source>
        <translation>{name} (копія)</translation>
    </message>
    <message>
        <source>Archive “{name}”</source>
        <translation>Архівувати «{name}»</translation>
    </message>
    <message>
        <source>Restore “{name}”</source>
        <translation>Відновити «{name}»</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Архівувати</translation>
    </message>
    <message>
        <source>Choose an action:</source>
        <translation>Виберіть дію:</translation>
    </message>
    <message>
        <source>“{name}” is deleted; Edit &gt; Undo brings it back.</source>
        <translation>«{name}» вилучено; щоб повернути, виберіть Правка &gt; Скасувати.</translation>
    </message>
    <message>
        <source>The briefing set is empty. Pin clauses with Ctrl+B first.</source>
        <translation>Добірка порожня. Спершу закріпіть пункти (Ctrl+B).</translation>
    </message>
    <message>
        <source>Export briefing set</source>
        <translation>Експорт добірки</translation>
    </message>
    <message>
        <source>Briefing set (*{ending})</source>
        <translation>Добірка (*{ending})</translation>
    </message>
    <message>
        <source>Saved to {file}.</source>
        <translation>Збережено до {file}.</translation>
    </message>
    <message>
        <source>Import briefing set</source>
        <translation>Імпорт добірки</translation>
    </message>
    <message>
        <source>Imported “{name}”.</source>
        <translation>Імпортовано «{name}».</translation>
    </message>
    <message>
        <source>“{name}” is already here, unchanged.</source>
        <translation>«{name}» вже тут, без змін.</translation>
    </message>
    <message>
        <source>Imported “{name}” as a copy: yours is different.</source>
        <translation>«{name}» імпортовано як копію: ваша добірка відрізняється.</translation>
    </message>
</context>
<context>
    <name>Caption</name>
    <message>
        <source>Details</source>
        <translation>Докладно</translation>
    </message>
    <message>
        <source>Show accuracy, borders, and credits</source>
        <translation>Показати точність, кордони й джерела</translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message>
        <source>What is new</source>
        <translation>Що нового</translation>
    </message>
    <message>
        <source>New after {since}, up to {until}</source>
        <translation>Нове після {since}, до {until} включно</translation>
    </message>
    <message>
        <source>What has changed</source>
        <translation>Що змінилося</translation>
    </message>
    <message>
        <source>“{name}”: new after {since}, up to {until}</source>
        <translation>«{name}»: нове після {since}, до {until} включно</translation>
    </message>
    <message>
        <source>The pack has nothing new on these clauses.</source>
        <translation>У пакеті немає нічого нового щодо цих пунктів.</translation>
    </message>
    <message>
        <source>This is no longer in the pack.</source>
        <translation>Цього більше немає в пакеті.</translation>
    </message>
    <message>
        <source>Changes of the clause</source>
        <translation>Зміни пункту</translation>
    </message>
</context>
<context>
    <name>ClausesPanel</name>
    <message>
        <source>No clause matches these filters.</source>
        <translation>Жоден пункт не відповідає фільтрам.</translation>
    </message>
    <message>
        <source>Clauses</source>
        <translation>Пункти</translation>
    </message>
    <message>
        <source>Clauses of the document with the position of each party</source>
        <translation>Пункти документа з позицією кожної сторони</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Номер</translation>
    </message>
</context>
<context>
    <name>ClosingGuard</name>
    <message>
        <source>Unsaved text</source>
        <translation>Незбережений текст</translation>
    </message>
    <message>
        <source>Some of what you typed is not saved.</source>
        <translation>Частину введеного тексту не збережено.</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Повторити спробу</translation>
    </message>
    <message>
        <source>Save a Copy…</source>
        <translation>Зберегти копію…</translation>
    </message>
    <message>
        <source>Discard and Close</source>
        <translation>Відхилити й закрити</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Скасувати</translation>
    </message>
    <message>
        <source>The desk&apos;s folder cannot be written.</source>
        <translation>До папки ваших даних не вдається записати.</translation>
    </message>
    <message>
        <source>The desk does not respond. Another window or program may be using it.</source>
        <translation>Сховище ваших даних не відповідає. Можливо, ним користується інше вікно або програма.</translation>
    </message>
    <message>
        <source>Save unsaved text</source>
        <translation>Збереження незбереженого тексту</translation>
    </message>
    <message>
        <source>Text (*.md *.txt)</source>
        <translation>Текст (*.md *.txt)</translation>
    </message>
</context>
<context>
    <name>CompareBar</name>
    <message>
        <source>Hide unchanged rows</source>
        <translation>Сховати незмінені рядки</translation>
    </message>
    <message>
        <source>&amp;Numbers</source>
        <translation>&amp;Числа</translation>
    </message>
    <message>
        <source>Show only rows in which a number changed, came or went</source>
        <translation>Показати лише рядки, у яких число змінилося, з’явилося або зникло</translation>
    </message>
    <message>
        <source>In &amp;words</source>
        <translation>С&amp;ловами</translation>
    </message>
    <message>
        <source>&amp;Print comparison…</source>
        <translation>Над&amp;рукувати порівняння…</translation>
    </message>
    <message>
        <source>Print the comparison</source>
        <translation>Надрукувати порівняння</translation>
    </message>
    <message>
        <source>Number of rows by change</source>
        <translation>Кількість рядків за видом зміни</translation>
    </message>
    <message>
        <source>Previous change</source>
        <translation>Попередня зміна</translation>
    </message>
    <message>
        <source>Next change</source>
        <translation>Наступна зміна</translation>
    </message>
    <message>
        <source>Show rows on this topic</source>
        <translation>Показати рядки на цю тему</translation>
    </message>
    <message>
        <source>Show changes as text instead of lines and colours</source>
        <translation>Показати зміни словами замість ліній і кольорів</translation>
    </message>
    <message>
        <source>Changed onl&amp;y</source>
        <translation>Лише &amp;змінені</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>Дод&amp;ати</translation>
    </message>
    <message>
        <source>Add document</source>
        <translation>Додати документ</translation>
    </message>
    <message>
        <source>C&amp;oncordance…</source>
        <translation>Відпов&amp;ідність…</translation>
    </message>
    <message>
        <source>Print which clauses of all documents correspond</source>
        <translation>Надрукувати, які пункти всіх документів відповідають один одному</translation>
    </message>
    <message>
        <source>Show only these rows</source>
        <translation>Показати лише ці рядки</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} із {count}</translation>
    </message>
    <message>
        <source>All topics</source>
        <translation>Усі теми</translation>
    </message>
</context>
<context>
    <name>CompareBody</name>
    <message>
        <source>underlined twice</source>
        <translation>підкреслено двічі</translation>
    </message>
</context>
<context>
    <name>CompareController</name>
    <message>
        <source>Print comparison</source>
        <translation>Друк порівняння</translation>
    </message>
    <message>
        <source>Print concordance</source>
        <translation>Друк таблиці відповідності</translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>Comparison of documents</source>
        <translation>Порівняння документів</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Clauses side by side</source>
        <translation>Пункти поруч</translation>
    </message>
</context>
<context>
    <name>Conflicts</name>
    <message>
        <source>(removed)</source>
        <translation>(вилучено)</translation>
    </message>
    <message>
        <source>Note {title}</source>
        <translation>Нотатка {title}</translation>
    </message>
    <message>
        <source>Briefing set {title}</source>
        <translation>Добірка {title}</translation>
    </message>
    <message>
        <source>Addition {title}</source>
        <translation>Доповнення {title}</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>Releasable</source>
        <translation>Для передання</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Назва</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>Пакет</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Версія</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>В архіві</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Елементи</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Автор</translation>
    </message>
    <message>
        <source>As-of date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>так</translation>
    </message>
    <message>
        <source>no</source>
        <translation>ні</translation>
    </message>
</context>
<context>
    <name>ConflictsDialog</name>
    <message>
        <source>Conflicts</source>
        <translation>Конфлікти</translation>
    </message>
    <message>
        <source>Both of you changed these. Choose which to keep. Undo: Ctrl+Z.</source>
        <translation>Це змінили і ви, і колега. Виберіть, що залишити. Скасувати: Ctrl+Z.</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Елемент</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Ваше</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Колеги</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Залишити</translation>
    </message>
    <message>
        <source>Keep: {item}</source>
        <translation>Залишити: {item}</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Вибрати…</translation>
    </message>
</context>
<context>
    <name>CounterpartsPage</name>
    <message>
        <source>Correspondences</source>
        <translation>Відповідники</translation>
    </message>
    <message>
        <source>Space confirms a row and moves on. Unconfirmed rows are dropped.</source>
        <translation>Пробіл підтверджує рядок і переходить далі. Непідтверджені рядки буде відкинуто.</translation>
    </message>
    <message>
        <source>Correspondences of the draft</source>
        <translation>Відповідники проєкту</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>Пункт</translation>
    </message>
    <message>
        <source>Corresponds to</source>
        <translation>Відповідає</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Зв’язок</translation>
    </message>
    <message>
        <source>Score and reason</source>
        <translation>Оцінка й підстава</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Підтверджено</translation>
    </message>
    <message>
        <source>Confirm &amp;all</source>
        <translation>Підтвердити &amp;всі</translation>
    </message>
    <message>
        <source>No match</source>
        <translation>Немає відповідника</translation>
    </message>
    <message>
        <source>Not matched by any point</source>
        <translation>Без відповідника серед пунктів</translation>
    </message>
    <message>
        <source>New clause</source>
        <translation>Новий пункт</translation>
    </message>
</context>
<context>
    <name>DateFormat</name>
    <message>
        <source>d MMM yyyy</source>
        <translation>d MMM yyyy &apos;р.&apos;</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>d MMMM yyyy &apos;року&apos;</translation>
    </message>
</context>
<context>
    <name>DiagramController</name>
    <message>
        <source>Print diagram</source>
        <translation>Друк схеми</translation>
    </message>
</context>
<context>
    <name>DiagramsBody</name>
    <message>
        <source>Diagram</source>
        <translation>Схема</translation>
    </message>
    <message>
        <source>Dependencies</source>
        <translation>Залежності</translation>
    </message>
    <message>
        <source>Decision paths</source>
        <translation>Шляхи рішення</translation>
    </message>
    <message>
        <source>The arrow keys move from box to box, Enter opens the clause of a box</source>
        <translation>Клавіші зі стрілками переходять між рамками, Enter відкриває пункт рамки</translation>
    </message>
    <message>
        <source>&amp;Print diagram…</source>
        <translation>Над&amp;рукувати схему…</translation>
    </message>
</context>
<context>
    <name>DiagramsPanel</name>
    <message>
        <source>Diagrams</source>
        <translation>Схеми</translation>
    </message>
</context>
<context>
    <name>Disagreements</name>
    <message>
        <source>Where sources disagree</source>
        <translation>Де джерела розходяться</translation>
    </message>
    <message>
        <source>No disagreements up to this date.</source>
        <translation>До цієї дати розбіжностей немає.</translation>
    </message>
</context>
<context>
    <name>DraftWizard</name>
    <message>
        <source>Add draft</source>
        <translation>Додати проєкт</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ваше ім’я</translation>
    </message>
    <message>
        <source>Your name:</source>
        <translation>Ваше ім’я:</translation>
    </message>
    <message>
        <source>Enter your name on the previous page.</source>
        <translation>Введіть своє ім’я на попередній сторінці.</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>Unexpected error</source>
        <translation>Неочікувана помилка</translation>
    </message>
    <message>
        <source>An error occurred in the program. You can continue working. The report below is also in {log}.</source>
        <translation>У програмі сталася помилка. Можна працювати далі. Звіт, наведений нижче, записано також до {log}.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Звіт</translation>
    </message>
    <message>
        <source>&amp;Copy report</source>
        <translation>&amp;Копіювати звіт</translation>
    </message>
</context>
<context>
    <name>ExportController</name>
    <message>
        <source>The briefing set is empty. Pin clauses with Ctrl+B first.</source>
        <translation>Добірка порожня. Спершу закріпіть пункти (Ctrl+B).</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Експорт</translation>
    </message>
    <message>
        <source>Writing {file}…</source>
        <translation>Записування {file}…</translation>
    </message>
    <message>
        <source>Saved to {file}.</source>
        <translation>Збережено до {file}.</translation>
    </message>
</context>
<context>
    <name>FieldSet</name>
    <message>
        <source>&amp;New source…</source>
        <translation>&amp;Нове джерело…</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Вибрати…</translation>
    </message>
    <message>
        <source>Type or choose…</source>
        <translation>Введіть або виберіть…</translation>
    </message>
</context>
<context>
    <name>FileFormats</name>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Word document (*.docx)</source>
        <translation>Документ Word (*.docx)</translation>
    </message>
    <message>
        <source>OpenDocument text (*.odt)</source>
        <translation>Текст OpenDocument (*.odt)</translation>
    </message>
    <message>
        <source>Slides (*.pptx)</source>
        <translation>Слайди (*.pptx)</translation>
    </message>
    <message>
        <source>E-mail draft (*.eml)</source>
        <translation>Чернетка листа (*.eml)</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Вебсторінка (*.html)</translation>
    </message>
    <message>
        <source>E-book (*.epub)</source>
        <translation>Електронна книга (*.epub)</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Книга Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Table of stances (*.csv)</source>
        <translation>Таблиця позицій (*.csv)</translation>
    </message>
    <message>
        <source>Sources as CSL-JSON (*.json)</source>
        <translation>Джерела у форматі CSL-JSON (*.json)</translation>
    </message>
    <message>
        <source>Sources as BibTeX (*.bib)</source>
        <translation>Джерела у форматі BibTeX (*.bib)</translation>
    </message>
    <message>
        <source>Sources as RIS (*.ris)</source>
        <translation>Джерела у форматі RIS (*.ris)</translation>
    </message>
    <message>
        <source>Drawing (*.svg)</source>
        <translation>Малюнок (*.svg)</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Зображення (*.png)</translation>
    </message>
    <message>
        <source>Map data as GeoJSON (*.geojson)</source>
        <translation>Дані карти як GeoJSON (*.geojson)</translation>
    </message>
    <message>
        <source>Map data for Google Earth (*.kml)</source>
        <translation>Дані карти для Google Earth (*.kml)</translation>
    </message>
    <message>
        <source>Map data as GeoPackage (*.gpkg)</source>
        <translation>Дані карти як GeoPackage (*.gpkg)</translation>
    </message>
    <message>
        <source>Map data as FlatGeobuf (*.fgb)</source>
        <translation>Дані карти як FlatGeobuf (*.fgb)</translation>
    </message>
</context>
<context>
    <name>FileRouter</name>
    <message>
        <source>Not opened: {files}.</source>
        <translation>Не відкрито: {files}.</translation>
    </message>
    <message>
        <source>What can be opened: {kinds}.</source>
        <translation>Можна відкрити: {kinds}.</translation>
    </message>
    <message>
        <source>Save the text as .docx.</source>
        <translation>Збережіть текст як .docx.</translation>
    </message>
    <message>
        <source>Copy the text out of the PDF and paste it with Add draft.</source>
        <translation>Скопіюйте текст із PDF і вставте його через «Додати проєкт».</translation>
    </message>
    <message>
        <source>Save the table as .csv.</source>
        <translation>Збережіть таблицю як .csv.</translation>
    </message>
    <message>
        <source>Put the files of the shapefile into a .zip.</source>
        <translation>Зберіть файли шейпфайлу в один .zip.</translation>
    </message>
    <message>
        <source>Copy the text out of the browser and paste it with Add draft.</source>
        <translation>Скопіюйте текст із браузера і вставте його через «Додати проєкт».</translation>
    </message>
    <message>
        <source>packs</source>
        <translation>пакети</translation>
    </message>
    <message>
        <source>agreements</source>
        <translation>угоди</translation>
    </message>
    <message>
        <source>map layers</source>
        <translation>шари карти</translation>
    </message>
    <message>
        <source>supplements</source>
        <translation>доповнення</translation>
    </message>
    <message>
        <source>briefing sets</source>
        <translation>довідки</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Show clauses on this topic</source>
        <translation>Показати пункти на цю тему</translation>
    </message>
    <message>
        <source>Show clauses this party has a position on</source>
        <translation>Показати пункти, щодо яких ця сторона має позицію</translation>
    </message>
    <message>
        <source>Show clauses on which a party has this position</source>
        <translation>Показати пункти, щодо яких хтось має таку позицію</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation>На карті</translation>
    </message>
    <message>
        <source>Show only clauses that name a place on the map</source>
        <translation>Показати лише пункти, що називають місце на карті</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Знаки</translation>
    </message>
    <message>
        <source>Key of symbols</source>
        <translation>Умовні знаки</translation>
    </message>
    <message>
        <source>What the signs mean</source>
        <translation>Що означають знаки</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Очистити</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>Очистити всі фільтри</translation>
    </message>
    <message>
        <source>All topics</source>
        <translation>Усі теми</translation>
    </message>
    <message>
        <source>All parties</source>
        <translation>Усі сторони</translation>
    </message>
    <message>
        <source>All positions</source>
        <translation>Усі позиції</translation>
    </message>
</context>
<context>
    <name>FilterPanel</name>
    <message>
        <source>Narrow results</source>
        <translation>Звузити результати</translation>
    </message>
    <message>
        <source>Result counts by topic, party and position</source>
        <translation>Кількість результатів за темою, стороною та позицією</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>Підстава</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Достовірність</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Хто сказав</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Тег</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Від</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>До</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Будь-що</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this text</source>
        <translation>Знайти в цьому тексті</translation>
    </message>
    <message>
        <source>Previous occurrence (Shift+Enter)</source>
        <translation>Попередній збіг (Shift+Enter)</translation>
    </message>
    <message>
        <source>Next occurrence (Enter)</source>
        <translation>Наступний збіг (Enter)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Закрити (Esc)</translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation>{number} із {total}</translation>
    </message>
    <message>
        <source>Not in this text</source>
        <translation>У цьому тексті немає</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Browse a peace plan clause by clause, offline.</source>
        <translation>Мирний план пункт за пунктом, без мережі.</translation>
    </message>
    <message>
        <source>Pack {name} version {version}, content {hash}.</source>
        <translation>Пакет {name}, версія {version}, зміст {hash}.</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Ліцензії</translation>
    </message>
    <message>
        <source>The program is under the MIT licence.</source>
        <translation>Програма поширюється за ліцензією MIT.</translation>
    </message>
    <message>
        <source>It uses Qt and PySide6 under the GNU Lesser General Public License, version 3; they are separate files that you may replace. Help, Licences has the notices.</source>
        <translation>Вона використовує Qt і PySide6 за ліцензією GNU LGPL версії 3; це окремі файли, які можна замінити. Тексти ліцензій: Довідка &gt; Ліцензії.</translation>
    </message>
    <message>
        <source>About Clause Explorer</source>
        <translation>Про Clause Explorer</translation>
    </message>
    <message>
        <source>all words; the last may be partial</source>
        <translation>усі слова; останнє може бути неповним</translation>
    </message>
    <message>
        <source>withdrawal zone</source>
        <translation>зона відведення</translation>
    </message>
    <message>
        <source>these words next to each other</source>
        <translation>ці слова поруч</translation>
    </message>
    <message>
        <source>&quot;line of contact&quot;</source>
        <translation>&quot;лінія зіткнення&quot;</translation>
    </message>
    <message>
        <source>either word</source>
        <translation>одне з двох слів</translation>
    </message>
    <message>
        <source>amnesty or elections</source>
        <translation>амністія or вибори</translation>
    </message>
    <message>
        <source>exclude a word</source>
        <translation>без цього слова</translation>
    </message>
    <message>
        <source>guarantees -nato</source>
        <translation>гарантії -нато</translation>
    </message>
    <message>
        <source>group words</source>
        <translation>групування слів</translation>
    </message>
    <message>
        <source>(amnesty or elections) party:ukraine</source>
        <translation>(амністія or вибори) party:ukraine</translation>
    </message>
    <message>
        <source>who opposes amnesty</source>
        <translation>хто проти амністії</translation>
    </message>
    <message>
        <source>a question: party, position and clause become filters</source>
        <translation>запитання: сторона, позиція та пункт стають фільтрами</translation>
    </message>
    <message>
        <source>600k</source>
        <translation>600 тис</translation>
    </message>
    <message>
        <source>a number or a date in any form</source>
        <translation>число або дата в будь-якому записі</translation>
    </message>
    <message>
        <source>stances of a party with a position</source>
        <translation>заяви сторони з такою позицією</translation>
    </message>
    <message>
        <source>only the newest stance on each clause</source>
        <translation>лише найновіша заява щодо кожного пункту</translation>
    </message>
    <message>
        <source>entries on a clause up to a date</source>
        <translation>записи про пункт до певної дати</translation>
    </message>
    <message>
        <source>clauses on a topic that name a number</source>
        <translation>пункти на тему, що називають число</translation>
    </message>
    <message>
        <source>stances by the kind of evidence and the confidence in it</source>
        <translation>позиції за видом свідчення та його достовірністю</translation>
    </message>
    <message>
        <source>stances by who spoke, from a day on</source>
        <translation>позиції за тим, хто сказав, від певного дня</translation>
    </message>
    <message>
        <source>entries that name a place</source>
        <translation>записи, що називають місце</translation>
    </message>
    <message>
        <source>entries citing a source</source>
        <translation>записи, що посилаються на джерело</translation>
    </message>
    <message>
        <source>local entries</source>
        <translation>місцеві записи</translation>
    </message>
    <message>
        <source>unverified entries of a document</source>
        <translation>неперевірені записи документа</translation>
    </message>
    <message>
        <source>Other forms of a word and other names find the same entries. ↓ results, Enter opens the first, F3 the next; Esc keeps the query. Quotation marks search exactly what is typed.</source>
        <translation>Інші форми слова та інші назви знаходять ті самі записи. ↓ до результатів, Enter відкриває перший, F3 наступний; Esc залишає запит. У лапках шукається саме те, що введено.</translation>
    </message>
    <message>
        <source>How to search</source>
        <translation>Як шукати</translation>
    </message>
</context>
<context>
    <name>InstallDialog</name>
    <message>
        <source>Install a pack</source>
        <translation>Встановлення пакета</translation>
    </message>
    <message>
        <source>Install &amp;anyway</source>
        <translation>&amp;Усе одно встановити</translation>
    </message>
    <message>
        <source>&amp;Install</source>
        <translation>&amp;Встановити</translation>
    </message>
    <message>
        <source>&amp;Print changes…</source>
        <translation>Над&amp;рукувати зміни…</translation>
    </message>
    <message>
        <source>{reference}, version {version}, as of {day}</source>
        <translation>{reference}, версія {version}, станом на {day}</translation>
    </message>
    <message>
        <source>The version in use was signed with another key. Check where this pack is from.</source>
        <translation>Версію, що використовується, підписано іншим ключем. Перевірте, звідки цей пакет.</translation>
    </message>
    <message>
        <source>The version in use has the same content.</source>
        <translation>Версія, що використовується, має той самий зміст.</translation>
    </message>
    <message>
        <source>You can return to version {number} later.</source>
        <translation>Пізніше можна повернутися до версії {number}.</translation>
    </message>
    <message>
        <source>Further changes, which the printed report lists: {count}.</source>
        <translation>Інших змін, наведених у друкованому звіті: {count}.</translation>
    </message>
</context>
<context>
    <name>ItemList</name>
    <message>
        <source>Items of the briefing set</source>
        <translation>Елементи добірки</translation>
    </message>
    <message>
        <source>no longer in this pack</source>
        <translation>більше немає в пакеті</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>Заголовок</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>Мета</translation>
    </message>
    <message>
        <source>Points to make</source>
        <translation>Тези для розмови</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Довідка</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Нотатка</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Карта</translation>
    </message>
    <message>
        <source>Stance table</source>
        <translation>Таблиця позицій</translation>
    </message>
    <message>
        <source>not releasable</source>
        <translation>не для передання</translation>
    </message>
</context>
<context>
    <name>ItemText</name>
    <message>
        <source>Text of the item</source>
        <translation>Текст елемента</translation>
    </message>
    <message>
        <source>Saved automatically. **bold**, *italic*, - list</source>
        <translation>Зберігається автоматично. **жирний**, *курсив*, - список</translation>
    </message>
</context>
<context>
    <name>JoinDialog</name>
    <message>
        <source>Join team</source>
        <translation>Приєднання до команди</translation>
    </message>
    <message>
        <source>The administrator of the team gives you the name of a service and tells you where to store it. You go on working offline; what you share is sent when there is a connection.</source>
        <translation>Адміністратор команди дає вам назву служби й каже, де її записати. Ви й далі працюєте без мережі; те, чим ви ділитеся, надсилається, коли є зв’язок.</translation>
    </message>
    <message>
        <source>Share all &amp;my additions</source>
        <translation>Ділитися всіма &amp;моїми доповненнями</translation>
    </message>
    <message>
        <source>Stances, sources, events, drafts, now and later</source>
        <translation>Позиції, джерела, події, проєкти – нинішні й майбутні</translation>
    </message>
    <message>
        <source>Notes and briefing sets stay only yours until you share each of them. What colleagues share appears on your desk.</source>
        <translation>Нотатки й добірки лишаються тільки вашими, доки ви не поширите кожну окремо. Те, чим діляться колеги, з’являється на вашому столі.</translation>
    </message>
    <message>
        <source>&amp;Join</source>
        <translation>П&amp;риєднатися</translation>
    </message>
    <message>
        <source>&amp;Service:</source>
        <translation>&amp;Служба:</translation>
    </message>
</context>
<context>
    <name>Key</name>
    <message>
        <source>Key of symbols</source>
        <translation>Умовні знаки</translation>
    </message>
    <message>
        <source>A sign is the newest position of a party on the date in view.</source>
        <translation>Знак показує найновішу позицію сторони на обрану дату.</translation>
    </message>
    <message>
        <source>Two signs: statements of the party on that day differ.</source>
        <translation>Два знаки: заяви сторони того дня різняться.</translation>
    </message>
    <message>
        <source>A sign in a frame in the matrix: assessed by others, not stated.</source>
        <translation>Знак у рамці в матриці: за оцінкою інших, а не заявлено.</translation>
    </message>
    <message>
        <source>{sign}: added on this computer.</source>
        <translation>{sign}: додано на цьому комп’ютері.</translation>
    </message>
    <message>
        <source>A dash is not neutral: no position is recorded.</source>
        <translation>Риска не означає нейтральності: позиції не зафіксовано.</translation>
    </message>
</context>
<context>
    <name>LayerImportController</name>
    <message>
        <source>Open map layer</source>
        <translation>Відкрити шар карти</translation>
    </message>
    <message>
        <source>Map layers ({kinds})</source>
        <translation>Шари карти ({kinds})</translation>
    </message>
    <message>
        <source>Opening {file}</source>
        <translation>Відкривання {file}</translation>
    </message>
    <message>
        <source>Reading {file}</source>
        <translation>Читання {file}</translation>
    </message>
    <message>
        <source>Checking shapes of {file}</source>
        <translation>Перевірка фігур {file}</translation>
    </message>
    <message>
        <source>Cancelled. The map is unchanged.</source>
        <translation>Скасовано. Карта не змінилася.</translation>
    </message>
</context>
<context>
    <name>LayerReportDialog</name>
    <message>
        <source>Add map layer</source>
        <translation>Додати шар карти</translation>
    </message>
    <message>
        <source>The layer is outside this map.</source>
        <translation>Шар лежить поза цією картою.</translation>
    </message>
    <message>
        <source>&amp;Coordinates are latitude, longitude</source>
        <translation>&amp;Координати: спершу широта, потім довгота</translation>
    </message>
    <message>
        <source>&amp;Add to map</source>
        <translation>&amp;Додати на карту</translation>
    </message>
    <message>
        <source>as in the file</source>
        <translation>як у файлі</translation>
    </message>
    <message>
        <source>Shown as a local layer. A copy is stored; the file is not changed.</source>
        <translation>Показано як місцевий шар. Зберігається копія; файл не змінюється.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Назва</translation>
    </message>
    <message>
        <source>&amp;Feature names from</source>
        <translation>Назви об’єктів &amp;зі стовпця</translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation>Про&amp;читати знову</translation>
    </message>
</context>
<context>
    <name>LegendBox</name>
    <message>
        <source>Layers of the map</source>
        <translation>Шари карти</translation>
    </message>
</context>
<context>
    <name>LibraryController</name>
    <message>
        <source>The window could not be started.</source>
        <translation>Вікно не вдалося запустити.</translation>
    </message>
    <message>
        <source>Reverted “{title}” to the version supplied with the program.</source>
        <translation>«{title}» повернуто до версії, що постачається з програмою.</translation>
    </message>
    <message>
        <source>Reverted “{title}” to version {version}.</source>
        <translation>«{title}» повернуто до версії {version}.</translation>
    </message>
    <message>
        <source>Install pack</source>
        <translation>Встановити пакет</translation>
    </message>
    <message>
        <source>Packs, or the catalogue of a team (*{ending} {catalogue})</source>
        <translation>Пакети або каталог команди (*{ending} {catalogue})</translation>
    </message>
    <message>
        <source>New in the folder of the team: {packs}. See Install pack.</source>
        <translation>Нове в теці команди: {packs}. Див. «Встановити пакет».</translation>
    </message>
    <message>
        <source>Installed “{title}”, version {version}.</source>
        <translation>Встановлено «{title}», версія {version}.</translation>
    </message>
</context>
<context>
    <name>LibraryDialog</name>
    <message>
        <source>Library</source>
        <translation>Бібліотека</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Угода</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Версія</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Походження</translation>
    </message>
    <message>
        <source>Opens in a new window; your notes are shared.</source>
        <translation>Відкривається в новому вікні; нотатки спільні.</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Від&amp;крити</translation>
    </message>
    <message>
        <source>&amp;Revert to previous version</source>
        <translation>Повернути &amp;попередню версію</translation>
    </message>
    <message>
        <source>&amp;Install pack…</source>
        <translation>&amp;Встановити пакет…</translation>
    </message>
    <message>
        <source>I&amp;mport agreement…</source>
        <translation>&amp;Імпортувати угоду…</translation>
    </message>
    <message>
        <source>&amp;Search all…</source>
        <translation>&amp;Шукати в усіх…</translation>
    </message>
    <message>
        <source>{title} (open)</source>
        <translation>{title} (відкрито)</translation>
    </message>
    <message>
        <source>supplied with the program</source>
        <translation>постачається з програмою</translation>
    </message>
    <message>
        <source>signed by {name} (trusted)</source>
        <translation>підписано: {name} (довірений ключ)</translation>
    </message>
    <message>
        <source>signed by an unknown key</source>
        <translation>підписано невідомим ключем</translation>
    </message>
    <message>
        <source>not signed</source>
        <translation>не підписано</translation>
    </message>
</context>
<context>
    <name>LivePages</name>
    <message>
        <source>Pages of the briefing set</source>
        <translation>Сторінки добірки</translation>
    </message>
    <message>
        <source>Smaller (-)</source>
        <translation>Менше (-)</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Більше (+)</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>За шириною</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Підготовка…</translation>
    </message>
    <message>
        <source>Pages: {0}.</source>
        <translation>Сторінок: {0}.</translation>
    </message>
</context>
<context>
    <name>LocalLayersDialog</name>
    <message>
        <source>My map layers</source>
        <translation>Мої шари карти</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Назва</translation>
    </message>
    <message>
        <source>Feature names</source>
        <translation>Назви об’єктів</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Стиль</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Об’єкти</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>Ви&amp;лучити</translation>
    </message>
    <message>
        <source>&amp;Open files…</source>
        <translation>&amp;Відкрити файли…</translation>
    </message>
    <message>
        <source>Your GeoJSON, KML, KMZ, GeoPackage, FlatGeobuf and zipped shapefiles on the map. Open files here, or drop them on the window; each is checked before it is drawn.</source>
        <translation>Ваші файли GeoJSON, KML, KMZ, GeoPackage, FlatGeobuf і шейпфайли в .zip на карті. Відкрийте файли тут або перетягніть їх у вікно; кожен перевіряють, перш ніж показати.</translation>
    </message>
    <message>
        <source>Column with the feature names of {name}</source>
        <translation>Стовпець із назвами об’єктів шару {name}</translation>
    </message>
    <message>
        <source>as in the file</source>
        <translation>як у файлі</translation>
    </message>
    <message>
        <source>Style of {name}</source>
        <translation>Стиль: {name}</translation>
    </message>
    <message>
        <source>Style {number}</source>
        <translation>Стиль {number}</translation>
    </message>
</context>
<context>
    <name>LocalRecordsDialog</name>
    <message>
        <source>My additions</source>
        <translation>Мої доповнення</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Addition</source>
        <translation>Доповнення</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Автор</translation>
    </message>
    <message>
        <source>What you add to the pack is listed here: stances, sources, events, drafts. It is shown as local, beside what the pack has.</source>
        <translation>Тут перелічено те, що ви додаєте до пакета: позиції, джерела, події, проєкти. Воно показується як місцеве, поруч із записами пакета.</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>П&amp;оказати</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Змінити…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>Ви&amp;лучити</translation>
    </message>
    <message>
        <source>&amp;History…</source>
        <translation>&amp;Історія…</translation>
    </message>
    <message>
        <source>Not shown because it does not fit the pack: {reasons}.</source>
        <translation>Не показано, бо не узгоджується з пакетом: {reasons}.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Clause Explorer</source>
        <translation>Clause Explorer</translation>
    </message>
    <message>
        <source>no network used</source>
        <translation>мережу не задіяно</translation>
    </message>
    <message>
        <source>Views of the selection</source>
        <translation>Вигляди вибраного</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копіювати</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Закріпити</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Нотатка</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Зміни</translation>
    </message>
    <message>
        <source>Print clause</source>
        <translation>Друк пункту</translation>
    </message>
    <message>
        <source>Places and lines</source>
        <translation>Місця й лінії</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Карта</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Порівняння</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Матриця</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Хронологія</translation>
    </message>
    <message>
        <source>Diagrams</source>
        <translation>Схеми</translation>
    </message>
    <message>
        <source>Briefing</source>
        <translation>Добірка</translation>
    </message>
</context>
<context>
    <name>MapBody</name>
    <message>
        <source>Map</source>
        <translation>Карта</translation>
    </message>
</context>
<context>
    <name>MapCardController</name>
    <message>
        <source>Copied to the clipboard.</source>
        <translation>Скопійовано до буфера обміну.</translation>
    </message>
    <message>
        <source>Copied the map to the clipboard.</source>
        <translation>Карту скопійовано до буфера обміну.</translation>
    </message>
</context>
<context>
    <name>MapCardPanel</name>
    <message>
        <source>Card of the map feature</source>
        <translation>Картка об’єкта карти</translation>
    </message>
    <message>
        <source>Facts on the map feature</source>
        <translation>Відомості про об’єкт карти</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копіювати</translation>
    </message>
    <message>
        <source>Copy the facts as text</source>
        <translation>Копіювати відомості як текст</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Закріпити</translation>
    </message>
    <message>
        <source>Pin the clause that names it</source>
        <translation>Закріпити пункт, що його називає</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Додати</translation>
    </message>
    <message>
        <source>Add this map to the briefing set</source>
        <translation>Додати цю карту до добірки</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Виміряти</translation>
    </message>
    <message>
        <source>Measure from here</source>
        <translation>Виміряти звідси</translation>
    </message>
    <message>
        <source>Close the card</source>
        <translation>Закрити картку</translation>
    </message>
</context>
<context>
    <name>MapChangeController</name>
    <message>
        <source>Copied the tables and the picture.</source>
        <translation>Таблиці та зображення скопійовано.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Експорт</translation>
    </message>
    <message>
        <source>Saved to {file}.</source>
        <translation>Збережено до {file}.</translation>
    </message>
</context>
<context>
    <name>MapChangeDialog</name>
    <message>
        <source>Compare map days</source>
        <translation>Порівняти дні карти</translation>
    </message>
    <message>
        <source>Earlier map day</source>
        <translation>Раніший день карти</translation>
    </message>
    <message>
        <source>Later map day</source>
        <translation>Пізніший день карти</translation>
    </message>
    <message>
        <source>Choose two different map days.</source>
        <translation>Виберіть два різні дні карти.</translation>
    </message>
    <message>
        <source>{date}: {name}</source>
        <translation>{date}: {name}</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Копіювати</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>&amp;Експортувати…</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>Над&amp;рукувати…</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Від</translation>
    </message>
    <message>
        <source>&amp;to</source>
        <translation>&amp;до</translation>
    </message>
</context>
<context>
    <name>MapContextMenu</name>
    <message>
        <source>Card: {name}</source>
        <translation>Картка: {name}</translation>
    </message>
    <message>
        <source>Measure from here</source>
        <translation>Виміряти звідси</translation>
    </message>
    <message>
        <source>Copy coordinates</source>
        <translation>Копіювати координати</translation>
    </message>
    <message>
        <source>Copy map</source>
        <translation>Копіювати карту</translation>
    </message>
    <message>
        <source>Add map to set</source>
        <translation>Додати карту до добірки</translation>
    </message>
    <message>
        <source>Fit map</source>
        <translation>Показати всю карту</translation>
    </message>
</context>
<context>
    <name>MapController</name>
    <message>
        <source>Saved under Views.</source>
        <translation>Збережено в меню «Вигляди».</translation>
    </message>
    <message>
        <source>View removed.</source>
        <translation>Вигляд вилучено.</translation>
    </message>
    <message>
        <source>Export map</source>
        <translation>Експорт карти</translation>
    </message>
    <message>
        <source>Saved to {file}.</source>
        <translation>Збережено до {file}.</translation>
    </message>
    <message>
        <source>The map could not be written as {ending}; choose .geojson, which every geographic information system reads.</source>
        <translation>Карту не вдалося записати у форматі {ending}; виберіть .geojson, який читає кожна геоінформаційна система.</translation>
    </message>
</context>
<context>
    <name>MapPanel</name>
    <message>
        <source>Map</source>
        <translation>Карта</translation>
    </message>
    <message>
        <source>Loading map…</source>
        <translation>Завантаження карти…</translation>
    </message>
</context>
<context>
    <name>MapTableBody</name>
    <message>
        <source>Filter</source>
        <translation>Фільтр</translation>
    </message>
    <message>
        <source>Filter table</source>
        <translation>Фільтрувати таблицю</translation>
    </message>
    <message>
        <source>Copy selection</source>
        <translation>Копіювати вибране</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Копіювати все</translation>
    </message>
    <message>
        <source>Features of the map</source>
        <translation>Об’єкти карти</translation>
    </message>
    <message numerus="yes">
        <source>Rows: %n</source>
        <translation>
            <numerusform>Рядків: %n</numerusform>
            <numerusform>Рядків: %n</numerusform>
            <numerusform>Рядків: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapTablePanel</name>
    <message>
        <source>Map table</source>
        <translation>Таблиця карти</translation>
    </message>
</context>
<context>
    <name>MapTools</name>
    <message>
        <source>Measure</source>
        <translation>Виміряти</translation>
    </message>
    <message>
        <source>Click to measure a length; click the first point again for an area. Points snap to towns, corners and lines. Hold Shift or Ctrl to turn off snapping. Press Esc to finish.</source>
        <translation>Клацайте, щоб виміряти довжину; клацніть першу точку ще раз, щоб виміряти площу. Точки прив’язуються до міст, кутів і ліній. Утримуйте Shift або Ctrl, щоб вимкнути прив’язку. Esc завершує вимірювання.</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Вигляди</translation>
    </message>
    <message>
        <source>Saved map views, and all mapped clauses</source>
        <translation>Збережені вигляди карти й усі пункти на карті</translation>
    </message>
    <message>
        <source>Show &amp;all mapped clauses</source>
        <translation>Показати &amp;всі пункти на карті</translation>
    </message>
    <message>
        <source>&amp;Save view…</source>
        <translation>&amp;Зберегти вигляд…</translation>
    </message>
    <message>
        <source>&amp;Remove view</source>
        <translation>Ви&amp;лучити вигляд</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>Зберегти вигляд</translation>
    </message>
    <message>
        <source>Name of the view:</source>
        <translation>Назва вигляду:</translation>
    </message>
</context>
<context>
    <name>MarkingBox</name>
    <message>
        <source>none</source>
        <translation>немає</translation>
    </message>
    <message>
        <source>UK GSCP: routine business; need not be marked.</source>
        <translation>GSCP (Велика Британія): звичайна робота; позначати не обов’язково.</translation>
    </message>
    <message>
        <source>UK GSCP: need to know; always marked, a descriptor or handling words may follow.</source>
        <translation>GSCP (Велика Британія): лише тим, кому потрібно; позначають завжди, можна додати уточнення або правила поводження.</translation>
    </message>
    <message>
        <source>UK GSCP: only for cleared readers, on systems made for SECRET.</source>
        <translation>GSCP (Велика Британія): лише для осіб із допуском, у системах для рівня SECRET.</translation>
    </message>
    <message>
        <source>UK GSCP: number each copy and keep a record of its readers.</source>
        <translation>GSCP (Велика Британія): нумеруйте примірники й ведіть облік читачів.</translation>
    </message>
    <message>
        <source>TLP 2.0: for the named recipients alone; no further disclosure.</source>
        <translation>TLP 2.0: лише названим одержувачам; далі не передавати.</translation>
    </message>
    <message>
        <source>TLP 2.0: need to know, within the recipient&apos;s organisation only.</source>
        <translation>TLP 2.0: лише тим, кому потрібно, в організації одержувача.</translation>
    </message>
    <message>
        <source>TLP 2.0: need to know, within the organisation and its clients.</source>
        <translation>TLP 2.0: лише тим, кому потрібно, в організації та її клієнтам.</translation>
    </message>
    <message>
        <source>TLP 2.0: within the community, not in public channels.</source>
        <translation>TLP 2.0: у межах спільноти, не в загальнодоступних каналах.</translation>
    </message>
    <message>
        <source>TLP 2.0: no limit on disclosure.</source>
        <translation>TLP 2.0: без обмежень щодо поширення.</translation>
    </message>
</context>
<context>
    <name>MatrixBody</name>
    <message>
        <source>Order of the clauses</source>
        <translation>Порядок пунктів</translation>
    </message>
    <message>
        <source>As in the document</source>
        <translation>Як у документі</translation>
    </message>
    <message>
        <source>By topic</source>
        <translation>За темою</translation>
    </message>
    <message>
        <source>Most divided first</source>
        <translation>Спершу найбільші розбіжності</translation>
    </message>
    <message>
        <source>Most agreed first</source>
        <translation>Спершу найбільша згода</translation>
    </message>
    <message>
        <source>Newest stance first</source>
        <translation>Спершу найновіші заяви</translation>
    </message>
    <message>
        <source>Part&amp;ies</source>
        <translation>Сто&amp;рони</translation>
    </message>
    <message>
        <source>Choose the parties that have a column</source>
        <translation>Оберіть сторони, що мають стовпець</translation>
    </message>
    <message>
        <source>Copy as &amp;CSV</source>
        <translation>Копіювати як &amp;CSV</translation>
    </message>
    <message>
        <source>&amp;Print table…</source>
        <translation>Надр&amp;укувати таблицю…</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation>Показати &amp;всі</translation>
    </message>
    <message>
        <source>Clauses and parties</source>
        <translation>Пункти та сторони</translation>
    </message>
</context>
<context>
    <name>MatrixModel</name>
    <message>
        <source>Clause</source>
        <translation>Пункт</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Відстань</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Найновіша</translation>
    </message>
    <message>
        <source>How far apart the stated positions are, in words and in steps from 0 to 3; in parentheses, how many of the main parties it rests on</source>
        <translation>Наскільки розходяться заявлені позиції: словами та в кроках від 0 до 3; у дужках: на скількох головних сторонах це ґрунтується</translation>
    </message>
    <message>
        <source>not measured ({placed} of {asked})</source>
        <translation>не виміряно ({placed} із {asked})</translation>
    </message>
    <message>
        <source>{word}: {steps} ({placed} of {asked})</source>
        <translation>{word}: {steps} ({placed} із {asked})</translation>
    </message>
    <message>
        <source>close</source>
        <translation>близько</translation>
    </message>
    <message>
        <source>divided</source>
        <translation>розходяться</translation>
    </message>
    <message>
        <source>most divided</source>
        <translation>найбільше розходяться</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>згода</translation>
    </message>
    <message>
        <source>same label</source>
        <translation>однакова позиція</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Посилання</translation>
    </message>
</context>
<context>
    <name>MatrixPanel</name>
    <message>
        <source>Matrix of clauses and parties</source>
        <translation>Матриця пунктів і сторін</translation>
    </message>
</context>
<context>
    <name>NoteBox</name>
    <message>
        <source>Only releasable notes are printed in releasable copies</source>
        <translation>У примірниках для передання друкують лише дозволені нотатки</translation>
    </message>
    <message>
        <source>Your note</source>
        <translation>Ваша нотатка</translation>
    </message>
    <message>
        <source>Your note on this clause. Saved automatically.</source>
        <translation>Ваша нотатка до цього пункту. Зберігається автоматично.</translation>
    </message>
    <message>
        <source>Share with the team</source>
        <translation>Поширити в команді</translation>
    </message>
    <message>
        <source>Colleagues read and edit this note; without the mark it is only yours</source>
        <translation>Колеги читають і правлять цю нотатку; без позначки вона тільки ваша</translation>
    </message>
    <message>
        <source>Hide the note</source>
        <translation>Сховати нотатку</translation>
    </message>
    <message>
        <source>Hide the note; what is typed stays saved</source>
        <translation>Сховати нотатку; введене залишається збереженим</translation>
    </message>
</context>
<context>
    <name>NoteController</name>
    <message>
        <source>Your note on {feature}, on the map</source>
        <translation>Ваша нотатка: {feature}, на карті</translation>
    </message>
    <message numerus="yes">
        <source>Notes or items of sets refer to %n clause(s) missing from this version. See Brief &gt; Unattached notes.</source>
        <translation>
            <numerusform>Нотатки або елементи добірок посилаються на %n пункт, якого немає в цій версії. Див. Доповідь &gt; Нотатки без пункту.</numerusform>
            <numerusform>Нотатки або елементи добірок посилаються на %n пункти, яких немає в цій версії. Див. Доповідь &gt; Нотатки без пункту.</numerusform>
            <numerusform>Нотатки або елементи добірок посилаються на %n пунктів, яких немає в цій версії. Див. Доповідь &gt; Нотатки без пункту.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tags of {reference} saved.</source>
        <translation>Теги для {reference} збережено.</translation>
    </message>
    <message>
        <source>Restore from backup</source>
        <translation>Відновлення з резервної копії</translation>
    </message>
    <message>
        <source>Restores items you no longer have. Nothing is overwritten.
Backup:</source>
        <translation>Відновлює те, чого у вас більше немає. Нічого не перезаписує.
Резервна копія:</translation>
    </message>
    <message>
        <source>Restored from backup.</source>
        <translation>Відновлено з резервної копії.</translation>
    </message>
    <message>
        <source>No backup yet. Once a day, what you wrote is copied when you start.</source>
        <translation>Резервних копій ще немає. Раз на день під час запуску копіюється все, що ви написали.</translation>
    </message>
    <message>
        <source>&amp;Back up now</source>
        <translation>&amp;Створити копію зараз</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>С&amp;касувати</translation>
    </message>
    <message>
        <source>&amp;Undo: {what}</source>
        <translation>С&amp;касувати: {what}</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Повторити</translation>
    </message>
    <message>
        <source>&amp;Redo: {what}</source>
        <translation>&amp;Повторити: {what}</translation>
    </message>
    <message>
        <source>imported changes ({subject})</source>
        <translation>імпортовані зміни ({subject})</translation>
    </message>
    <message>
        <source>addition</source>
        <translation>доповнення</translation>
    </message>
    <message>
        <source>note on {subject}</source>
        <translation>нотатка до {subject}</translation>
    </message>
    <message>
        <source>move note on {subject}</source>
        <translation>перенесення нотатки до {subject}</translation>
    </message>
    <message>
        <source>map view “{subject}”</source>
        <translation>вигляд карти «{subject}»</translation>
    </message>
    <message>
        <source>tags of {subject}</source>
        <translation>теги для {subject}</translation>
    </message>
    <message>
        <source>saved search “{subject}”</source>
        <translation>збережений пошук «{subject}»</translation>
    </message>
    <message>
        <source>briefing set “{subject}”</source>
        <translation>добірка «{subject}»</translation>
    </message>
    <message>
        <source>choose set “{subject}”</source>
        <translation>вибір добірки «{subject}»</translation>
    </message>
    <message>
        <source>items of a briefing set ({subject})</source>
        <translation>елементи добірки ({subject})</translation>
    </message>
    <message>
        <source>order of “{subject}”</source>
        <translation>порядок «{subject}»</translation>
    </message>
    <message>
        <source>text in a briefing set</source>
        <translation>текст у добірці</translation>
    </message>
    <message>
        <source>pin on {subject}</source>
        <translation>закріплення {subject}</translation>
    </message>
    <message>
        <source>{folder} cannot be written, so nothing you type is saved. What is stored there is shown. Allow writing or choose another folder with --data-dir, then start again.</source>
        <translation>До папки {folder} не вдається записати, тож введене не зберігається. Показано те, що в ній уже є. Дозвольте запис або виберіть іншу папку (--data-dir) і запустіть програму знову.</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Ваші дані</translation>
    </message>
    <message>
        <source>Restore missing items from the backup {file}? Nothing is overwritten.</source>
        <translation>Відновити відсутнє з резервної копії {file}? Нічого не буде перезаписано.</translation>
    </message>
    <message>
        <source>Your notes file was damaged; a copy is kept as {file}.</source>
        <translation>Файл ваших нотаток було пошкоджено; копію збережено як {file}.</translation>
    </message>
    <message numerus="yes">
        <source>Recovered %n entries.</source>
        <translation>
            <numerusform>Відновлено %n запис.</numerusform>
            <numerusform>Відновлено %n записи.</numerusform>
            <numerusform>Відновлено %n записів.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries could not be read.</source>
        <translation>
            <numerusform>Не вдалося прочитати %n запис.</numerusform>
            <numerusform>Не вдалося прочитати %n записи.</numerusform>
            <numerusform>Не вдалося прочитати %n записів.</numerusform>
        </translation>
    </message>
    <message>
        <source>The desk is in use by another window or program. Trying to save again…</source>
        <translation>Вашими даними користується інше вікно або програма. Нова спроба збереження…</translation>
    </message>
    <message>
        <source>Today&apos;s backup failed: {reason}</source>
        <translation>Не вдалося створити сьогоднішню резервну копію: {reason}</translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message>
        <source>Clause Explorer</source>
        <translation>Clause Explorer</translation>
    </message>
</context>
<context>
    <name>OffersDialog</name>
    <message>
        <source>Packs of the team</source>
        <translation>Пакети команди</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Угода</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Версія</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>У вас</translation>
    </message>
    <message>
        <source>&amp;Install…</source>
        <translation>&amp;Встановити…</translation>
    </message>
    <message>
        <source>up to date</source>
        <translation>актуальний</translation>
    </message>
    <message>
        <source>version {version} is in use</source>
        <translation>використовується версія {version}</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>не встановлено</translation>
    </message>
</context>
<context>
    <name>Orphans</name>
    <message>
        <source>Unattached notes</source>
        <translation>Нотатки без пункту</translation>
    </message>
    <message>
        <source>All notes and all items of briefing sets refer to entries of this pack.</source>
        <translation>Усі нотатки й усі елементи добірок посилаються на записи цього пакета.</translation>
    </message>
    <message>
        <source>In the briefing set “{name}”.</source>
        <translation>У добірці «{name}».</translation>
    </message>
    <message>
        <source>Nearest: {reference} {title}.</source>
        <translation>Найближче: {reference} {title}.</translation>
    </message>
    <message>
        <source>Move to {reference} {title}</source>
        <translation>Перенести до {reference} {title}</translation>
    </message>
</context>
<context>
    <name>PackSession</name>
    <message>
        <source>Replaced a damaged copy of the pack. Nothing is lost.</source>
        <translation>Пошкоджену копію пакета замінено. Нічого не втрачено.</translation>
    </message>
</context>
<context>
    <name>PackWatcher</name>
    <message>
        <source>Problems in the edited pack</source>
        <translation>Проблеми у зміненому пакеті</translation>
    </message>
    <message>
        <source>{time}: pack reloaded.</source>
        <translation>{time}: пакет перезавантажено.</translation>
    </message>
    <message numerus="yes">
        <source>%n more; {program} pack check lists all.</source>
        <translation>
            <numerusform>Ще %n; усі покаже {program} pack check.</numerusform>
            <numerusform>Ще %n; усі покаже {program} pack check.</numerusform>
            <numerusform>Ще %n; усі покаже {program} pack check.</numerusform>
        </translation>
    </message>
    <message>
        <source>Showing the last valid version.</source>
        <translation>Показано останню придатну версію.</translation>
    </message>
</context>
<context>
    <name>PageBar</name>
    <message>
        <source>Smaller (-)</source>
        <translation>Менше (-)</translation>
    </message>
    <message>
        <source>Scale of the pages</source>
        <translation>Масштаб сторінок</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Більше (+)</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>За шириною</translation>
    </message>
    <message>
        <source>Fit the pages to the width (Ctrl+0)</source>
        <translation>Припасувати сторінки за шириною (Ctrl+0)</translation>
    </message>
    <message>
        <source>Fit page</source>
        <translation>Ціла сторінка</translation>
    </message>
    <message>
        <source>Show whole pages (Ctrl+9)</source>
        <translation>Показати цілі сторінки (Ctrl+9)</translation>
    </message>
    <message>
        <source>Number of the page</source>
        <translation>Номер сторінки</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Сторінка</translation>
    </message>
    <message>
        <source>of {count}</source>
        <translation>із {count}</translation>
    </message>
</context>
<context>
    <name>PageSearch</name>
    <message>
        <source>Find in pages</source>
        <translation>Знайти на сторінках</translation>
    </message>
    <message>
        <source>Find in pages (Ctrl+F). Enter goes to the next place.</source>
        <translation>Знайти на сторінках (Ctrl+F). Enter веде до наступного місця.</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} із {count}</translation>
    </message>
    <message>
        <source>No match</source>
        <translation>Збігів немає</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Pages as they will be printed</source>
        <translation>Сторінки так, як їх буде надруковано</translation>
    </message>
    <message>
        <source>Pages: {0}</source>
        <translation>Сторінок: {0}</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Fill in: {names}.</source>
        <translation>Заповніть: {names}.</translation>
    </message>
</context>
<context>
    <name>PaletteDialog</name>
    <message>
        <source>Command palette</source>
        <translation>Палітра команд</translation>
    </message>
    <message>
        <source>command</source>
        <translation>команда</translation>
    </message>
    <message>
        <source>clause</source>
        <translation>пункт</translation>
    </message>
    <message>
        <source>document</source>
        <translation>документ</translation>
    </message>
    <message>
        <source>place</source>
        <translation>місце</translation>
    </message>
    <message>
        <source>saved search</source>
        <translation>збережений пошук</translation>
    </message>
    <message>
        <source>Command, clause, document, place or saved search</source>
        <translation>Команда, пункт, документ, місце або збережений пошук</translation>
    </message>
    <message>
        <source>Nothing matches. Ctrl+F searches the texts.</source>
        <translation>Збігів немає. Ctrl+F шукає в текстах.</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Збіги</translation>
    </message>
</context>
<context>
    <name>PaneArranger</name>
    <message>
        <source>Pane</source>
        <translation>Панель</translation>
    </message>
    <message>
        <source>Clauses</source>
        <translation>Пункти</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Вигляди</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>Stances</source>
        <translation>Позиції</translation>
    </message>
</context>
<context>
    <name>PaneWiring</name>
    <message>
        <source>Pack {name} v{version}, as of {date}{age}, {documents} documents, {stances} stances</source>
        <translation>Пакет {name} v{version}, станом на {date}{age}, документів: {documents}, позицій: {stances}</translation>
    </message>
    <message>
        <source>{title} – Clause Explorer</source>
        <translation>{title} – Clause Explorer</translation>
    </message>
    <message numerus="yes">
        <source>%n pinned</source>
        <translation>
            <numerusform>%n закріплено</numerusform>
            <numerusform>%n закріплено</numerusform>
            <numerusform>%n закріплено</numerusform>
        </translation>
    </message>
    <message>
        <source>{lost} no longer exists; showing {nearest} {title}.</source>
        <translation>{lost} більше не існує; показано {nearest} {title}.</translation>
    </message>
</context>
<context>
    <name>PickList</name>
    <message>
        <source>Filter</source>
        <translation>Фільтр</translation>
    </message>
    <message>
        <source>Filter: {name}</source>
        <translation>Фільтр: {name}</translation>
    </message>
</context>
<context>
    <name>PictureSizeDialog</name>
    <message>
        <source>Image size</source>
        <translation>Розмір зображення</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> мм</translation>
    </message>
    <message>
        <source>&amp;Current view only</source>
        <translation>Лише те, що &amp;видно</translation>
    </message>
    <message>
        <source> dots per inch</source>
        <translation> точок на дюйм</translation>
    </message>
    <message>
        <source>&amp;Black-and-white safe</source>
        <translation>Придатно для &amp;чорно-білого друку</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>&amp;Ширина</translation>
    </message>
    <message>
        <source>&amp;Height</source>
        <translation>Ви&amp;сота</translation>
    </message>
    <message>
        <source>&amp;Resolution</source>
        <translation>&amp;Роздільність</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} пікселів</translation>
    </message>
    <message>
        <source>{pixels}: the most is {most} per side. Reduce the size.</source>
        <translation>{pixels}: щонайбільше {most} на сторону. Зменште розмір.</translation>
    </message>
</context>
<context>
    <name>PointsPage</name>
    <message>
        <source>Points</source>
        <translation>Пункти</translation>
    </message>
    <message>
        <source>Correct any point split wrongly. Put each sub-point on its own line.</source>
        <translation>Виправте пункти, які поділено неправильно. Кожен підпункт має бути в окремому рядку.</translation>
    </message>
    <message>
        <source>&amp;Merge with previous</source>
        <translation>О&amp;б’єднати з попереднім</translation>
    </message>
    <message>
        <source>&amp;Split…</source>
        <translation>&amp;Поділити…</translation>
    </message>
    <message>
        <source>&amp;Insert point</source>
        <translation>&amp;Вставити пункт</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>Ви&amp;лучити</translation>
    </message>
    <message>
        <source>&amp;Discard corrections</source>
        <translation>Від&amp;кинути виправлення</translation>
    </message>
    <message>
        <source>Detecting points…</source>
        <translation>Визначення пунктів…</translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) are certain.</source>
        <translation>
            <numerusform>Певних пунктів: %n.</numerusform>
            <numerusform>Певних пунктів: %n.</numerusform>
            <numerusform>Певних пунктів: %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>Check every point: the text has no numbers.</source>
        <translation>Перевірте кожен пункт: текст не має номерів.</translation>
    </message>
    <message numerus="yes">
        <source>Check %n point(s): {points}</source>
        <translation>
            <numerusform>Перевірте %n пункт: {points}</numerusform>
            <numerusform>Перевірте %n пункти: {points}</numerusform>
            <numerusform>Перевірте %n пунктів: {points}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s) kept.</source>
        <translation>
            <numerusform>Збережено %n виправлення.</numerusform>
            <numerusform>Збережено %n виправлення.</numerusform>
            <numerusform>Збережено %n виправлень.</numerusform>
        </translation>
    </message>
    <message>
        <source>The text itself changed there; correct again: {titles}.</source>
        <translation>Там змінився сам текст; виправте ще раз: {titles}.</translation>
    </message>
    <message>
        <source>This row has a single sentence and cannot be split.</source>
        <translation>У цьому рядку одне речення, його не можна поділити.</translation>
    </message>
    <message>
        <source>No points. Go back and paste a text.</source>
        <translation>Пунктів немає. Поверніться та вставте текст.</translation>
    </message>
    <message>
        <source>Numbers used twice: {n}.</source>
        <translation>Номери, вжиті двічі: {n}.</translation>
    </message>
    <message>
        <source>Title or text is missing: {n}.</source>
        <translation>Бракує назви або тексту: {n}.</translation>
    </message>
</context>
<context>
    <name>PointsTable</name>
    <message>
        <source>Points of the draft</source>
        <translation>Пункти проєкту</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>№</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Назва</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Перевірити</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>Print</source>
        <translation>Друк</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Підготовка…</translation>
    </message>
    <message>
        <source>Pages: {0}.</source>
        <translation>Сторінок: {0}.</translation>
    </message>
    <message>
        <source>The program has more on others too: {0}.</source>
        <translation>У програмі є більше й про інші: {0}.</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Друкування…</translation>
    </message>
    <message>
        <source>Sent to printer.</source>
        <translation>Надіслано на принтер.</translation>
    </message>
    <message>
        <source>No printer found.</source>
        <translation>Принтера не знайдено.</translation>
    </message>
    <message>
        <source>Save the pages as a PDF to print them elsewhere.</source>
        <translation>Збережіть сторінки як PDF, щоб надрукувати їх деінде.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Збереження…</translation>
    </message>
    <message>
        <source>Saved to {0}.</source>
        <translation>Збережено до {0}.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Зберегти</translation>
    </message>
    <message>
        <source>Could not save: {0}</source>
        <translation>Не вдалося зберегти: {0}</translation>
    </message>
</context>
<context>
    <name>PreviewSide</name>
    <message>
        <source>Status of the pages</source>
        <translation>Стан сторінок</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>Над&amp;рукувати…</translation>
    </message>
    <message>
        <source>Format to save in</source>
        <translation>Формат для збереження</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Зберегти…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Закри&amp;ти</translation>
    </message>
</context>
<context>
    <name>PrintController</name>
    <message>
        <source>Print summary: {title}</source>
        <translation>Друк викладу: {title}</translation>
    </message>
    <message>
        <source>Print all clauses of this document</source>
        <translation>Друк усіх пунктів документа</translation>
    </message>
    <message>
        <source>Print table of all clauses and parties</source>
        <translation>Друк таблиці всіх пунктів і сторін</translation>
    </message>
    <message>
        <source>Print briefing set “{name}”</source>
        <translation>Друк добірки «{name}»</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Друк</translation>
    </message>
    <message>
        <source>Print user guide</source>
        <translation>Друк посібника користувача</translation>
    </message>
</context>
<context>
    <name>PrintOptionsPanel</name>
    <message>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>&amp;Large print (18 point)</source>
        <translation>&amp;Великий шрифт (18 пунктів)</translation>
    </message>
    <message>
        <source>Black-and-&amp;white safe</source>
        <translation>Для &amp;чорно-білого друку</translation>
    </message>
    <message>
        <source>Include &amp;map</source>
        <translation>З &amp;картою</translation>
    </message>
    <message>
        <source>&amp;Include my additions</source>
        <translation>З моїми &amp;доповненнями</translation>
    </message>
    <message>
        <source>May be longer than two pages</source>
        <translation>Може зайняти понад дві сторінки</translation>
    </message>
    <message>
        <source>Printed at the top and bottom of every page</source>
        <translation>Друкується вгорі та внизу кожної сторінки</translation>
    </message>
    <message>
        <source>Pap&amp;er</source>
        <translation>&amp;Папір</translation>
    </message>
    <message>
        <source>Lang&amp;uage</source>
        <translation>&amp;Мова</translation>
    </message>
    <message>
        <source>Mar&amp;king</source>
        <translation>&amp;Гриф</translation>
    </message>
    <message>
        <source>Paper size</source>
        <translation>Формат паперу</translation>
    </message>
    <message>
        <source>Language of the printed pages</source>
        <translation>Мова друкованих сторінок</translation>
    </message>
    <message>
        <source>Marking at the top and bottom of every page</source>
        <translation>Гриф угорі та внизу кожної сторінки</translation>
    </message>
</context>
<context>
    <name>Printer</name>
    <message>
        <source>the print system does not answer</source>
        <translation>система друку не відповідає</translation>
    </message>
    <message>
        <source>the print system refused the pages</source>
        <translation>система друку не прийняла сторінок</translation>
    </message>
    <message>
        <source>The printer did not take the pages; check it and print again.</source>
        <translation>Принтер не прийняв сторінок; перевірте його та надрукуйте знову.</translation>
    </message>
</context>
<context>
    <name>ProcessesDialog</name>
    <message>
        <source>Import from PA-X</source>
        <translation>Імпорт із PA-X</translation>
    </message>
    <message>
        <source>Peace process</source>
        <translation>Мирний процес</translation>
    </message>
    <message>
        <source>Agreements</source>
        <translation>Угоди</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Перша</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Остання</translation>
    </message>
    <message>
        <source>Filter by process or title of an agreement</source>
        <translation>Фільтр за процесом або назвою угоди</translation>
    </message>
    <message>
        <source>Filter processes</source>
        <translation>Фільтрувати процеси</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Імпортувати</translation>
    </message>
    <message>
        <source>The file contains the topics of each agreement, not its text. Each selected process becomes a pack. Use Ctrl or Shift to select several.</source>
        <translation>Файл містить теми кожної угоди, а не її текст. Кожен вибраний процес стане пакетом. Щоб вибрати кілька, утримуйте Ctrl або Shift.</translation>
    </message>
    <message numerus="yes">
        <source>Skipped %n row(s), the first: {row}</source>
        <translation>
            <numerusform>Пропущено %n рядок, а саме: {row}</numerusform>
            <numerusform>Пропущено %n рядки, перший: {row}</numerusform>
            <numerusform>Пропущено %n рядків, перший: {row}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Папка:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>&amp;Тип файлів:</translation>
    </message>
</context>
<context>
    <name>QueryBar</name>
    <message>
        <source>What was searched</source>
        <translation>Що шукали</translation>
    </message>
    <message>
        <source>{field}: {value}</source>
        <translation>{field}: {value}</translation>
    </message>
    <message>
        <source>Remove the filter {filter}</source>
        <translation>Вилучити фільтр {filter}</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>Сторона</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Позиція</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>Пункт</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Документ</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Хто сказав</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>Підстава</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Достовірність</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Місце</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Джерело</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Нотатка</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Тег</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Від</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>До</translation>
    </message>
    <message>
        <source>Only</source>
        <translation>Лише</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Із</translation>
    </message>
    <message>
        <source>Showing results for {query}.</source>
        <translation>Показано результати для {query}.</translation>
    </message>
    <message>
        <source>Search instead for {query}.</source>
        <translation>Шукати натомість {query}.</translation>
    </message>
    <message>
        <source>No statement has this position. All positions are shown.</source>
        <translation>Заяв із такою позицією немає. Показано всі позиції.</translation>
    </message>
    <message>
        <source>No entry has all of these words. Entries with some of them are shown.</source>
        <translation>Жоден запис не містить усіх цих слів. Показано записи з частиною з них.</translation>
    </message>
    <message>
        <source>Nothing matches with these filters. Entries with the words alone are shown.</source>
        <translation>За цими фільтрами збігів немає. Показано записи лише зі словами.</translation>
    </message>
</context>
<context>
    <name>QueryCompleter</name>
    <message>
        <source>Completions</source>
        <translation>Доповнення</translation>
    </message>
</context>
<context>
    <name>ReaderPanel</name>
    <message>
        <source>Text of the selected clause</source>
        <translation>Текст вибраного пункту</translation>
    </message>
    <message>
        <source>Summary, quantities, other documents, analysis and sources of the selection</source>
        <translation>Виклад, кількісні дані, інші документи, аналіз і джерела вибраного</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Розділи</translation>
    </message>
    <message>
        <source>Go to a section of the text</source>
        <translation>Перейти до розділу тексту</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Виклад</translation>
    </message>
</context>
<context>
    <name>Record</name>
    <message>
        <source>History of {label}</source>
        <translation>Історія: {label}</translation>
    </message>
    <message>
        <source>No earlier versions.</source>
        <translation>Раніших версій немає.</translation>
    </message>
    <message>
        <source>(undone)</source>
        <translation>(скасовано)</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Вилучено</translation>
    </message>
    <message>
        <source>Stance</source>
        <translation>Позиція</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Джерело</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Подія</translation>
    </message>
    <message>
        <source>Side provision</source>
        <translation>Супутнє положення</translation>
    </message>
    <message>
        <source>Quantity in a clause</source>
        <translation>Кількісні дані в пункті</translation>
    </message>
    <message>
        <source>Topics of a clause</source>
        <translation>Теми пункту</translation>
    </message>
    <message>
        <source>Disagreement between sources</source>
        <translation>Розбіжність між джерелами</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Документ</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>Пункт</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>Сторона</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Позиція</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Заява</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Мовець</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>Підстава</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Достовірність</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Джерела</translation>
    </message>
    <message>
        <source>I checked the source</source>
        <translation>Я перевірив(ла) джерело</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>Видавець</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Назва</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адреса</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Нотатка</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Виклад</translation>
    </message>
    <message>
        <source>Date precision</source>
        <translation>Точність дати</translation>
    </message>
    <message>
        <source>Clauses</source>
        <translation>Пункти</translation>
    </message>
    <message>
        <source>Parties</source>
        <translation>Сторони</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Число</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Одиниця</translation>
    </message>
    <message>
        <source>Counted item</source>
        <translation>Що пораховано</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Теми</translation>
    </message>
    <message>
        <source>Disputed claim</source>
        <translation>Спірне твердження</translation>
    </message>
    <message>
        <source>Sides</source>
        <translation>Версії</translation>
    </message>
    <message>
        <source>Undisputed facts</source>
        <translation>Безспірні факти</translation>
    </message>
    <message>
        <source>Parties, one per line</source>
        <translation>Сторони, по одній у рядку</translation>
    </message>
    <message>
        <source>Terms of use</source>
        <translation>Умови використання</translation>
    </message>
    <message>
        <source>Text status</source>
        <translation>Статус тексту</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Автор</translation>
    </message>
</context>
<context>
    <name>RecordController</name>
    <message>
        <source>Shown next to {reference}; the pack&apos;s entry is kept.</source>
        <translation>Показано поруч із {reference}; запис пакета залишається.</translation>
    </message>
    <message>
        <source>The date is later than today. Save anyway?</source>
        <translation>Дата пізніша за сьогоднішню. Усе одно зберегти?</translation>
    </message>
    <message>
        <source>&amp;Save anyway</source>
        <translation>&amp;Усе одно зберегти</translation>
    </message>
    <message>
        <source>&amp;Edit date</source>
        <translation>&amp;Змінити дату</translation>
    </message>
    <message>
        <source>Addition saved.</source>
        <translation>Доповнення збережено.</translation>
    </message>
    <message>
        <source>Addition removed.</source>
        <translation>Доповнення вилучено.</translation>
    </message>
    <message>
        <source>Remove addition</source>
        <translation>Вилучити доповнення</translation>
    </message>
    <message numerus="yes">
        <source>%n of your additions cite it and are not shown without it, such as “{label}”. Remove it?</source>
        <translation>
            <numerusform>%n ваше доповнення посилається на це джерело і без нього не показується: «{label}». Вилучити?</numerusform>
            <numerusform>%n ваші доповнення посилаються на це джерело і без нього не показуються, як-от «{label}». Вилучити?</numerusform>
            <numerusform>%n ваших доповнень посилаються на це джерело і без нього не показуються, як-от «{label}». Вилучити?</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>Ви&amp;лучити</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Залишити</translation>
    </message>
</context>
<context>
    <name>RecordForm</name>
    <message>
        <source>{kind}, local</source>
        <translation>{kind}, місцеве</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ваше ім’я</translation>
    </message>
    <message>
        <source>&amp;Your name:</source>
        <translation>&amp;Ваше ім’я:</translation>
    </message>
    <message>
        <source>Saved on this computer. Marked “local” with your name on screen and on paper.</source>
        <translation>Зберігається на цьому комп’ютері. На екрані й на папері позначається словом «місцеве» з вашим ім’ям.</translation>
    </message>
    <message>
        <source>Discard this entry?</source>
        <translation>Відхилити цей запис?</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Відхилити</translation>
    </message>
    <message>
        <source>&amp;Keep editing</source>
        <translation>&amp;Продовжити редагування</translation>
    </message>
    <message>
        <source>Enter your name: it is shown with your addition.</source>
        <translation>Введіть своє ім’я: його буде показано поруч із доповненням.</translation>
    </message>
    <message>
        <source>Fill in: {names}.</source>
        <translation>Заповніть: {names}.</translation>
    </message>
</context>
<context>
    <name>RecordList</name>
    <message>
        <source>&amp;Add side</source>
        <translation>&amp;Додати версію</translation>
    </message>
    <message>
        <source>Side {number}</source>
        <translation>Версія {number}</translation>
    </message>
</context>
<context>
    <name>ReleasingDialog</name>
    <message>
        <source>Notes not marked releasable</source>
        <translation>Нотатки, не позначені як дозволені до передання</translation>
    </message>
    <message>
        <source>Notes and texts not marked releasable are left out of the file.</source>
        <translation>Нотатки й тексти, не позначені як дозволені до передання, не потраплять до файлу.</translation>
    </message>
    <message>
        <source>&amp;Include anyway</source>
        <translation>&amp;Усе одно додати</translation>
    </message>
</context>
<context>
    <name>SavedSearchController</name>
    <message>
        <source>Saved sea&amp;rches</source>
        <translation>Збережені пошу&amp;ки</translation>
    </message>
    <message>
        <source>Enter a search first.</source>
        <translation>Спершу введіть пошуковий запит.</translation>
    </message>
    <message>
        <source>Save search</source>
        <translation>Зберегти пошук</translation>
    </message>
    <message>
        <source>Name of the search:</source>
        <translation>Назва пошуку:</translation>
    </message>
    <message>
        <source>{name} ({count} new)</source>
        <translation>{name} (нових: {count})</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>Ви&amp;лучити</translation>
    </message>
    <message>
        <source>Saved under Go &gt; Saved searches.</source>
        <translation>Збережено в меню Перехід &gt; Збережені пошуки.</translation>
    </message>
    <message>
        <source>Search “{name}” deleted.</source>
        <translation>Пошук «{name}» видалено.</translation>
    </message>
</context>
<context>
    <name>ScopeBar</name>
    <message>
        <source>What the map shows</source>
        <translation>Що показує карта</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Зона</translation>
    </message>
    <message>
        <source>Fit the map to the zone</source>
        <translation>Показати зону на всю карту</translation>
    </message>
    <message>
        <source>Regions Named</source>
        <translation>Названі регіони</translation>
    </message>
    <message>
        <source>Fit all that the clause names</source>
        <translation>Показати все, що називає пункт</translation>
    </message>
    <message>
        <source>Ukraine</source>
        <translation>Україна</translation>
    </message>
    <message>
        <source>Show the whole country</source>
        <translation>Показати всю країну</translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation>Пропозиції</translation>
    </message>
    <message>
        <source>What each text proposes for this ground</source>
        <translation>Що кожен текст пропонує для цієї місцевості</translation>
    </message>
    <message>
        <source>Copy Map</source>
        <translation>Копіювати карту</translation>
    </message>
    <message>
        <source>Copy the map as a picture</source>
        <translation>Копіювати карту як зображення</translation>
    </message>
    <message>
        <source>Add to Set</source>
        <translation>До добірки</translation>
    </message>
    <message>
        <source>Add the map as it is to the briefing set</source>
        <translation>Додати карту в цьому вигляді до добірки</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search</source>
        <translation>Пошук</translation>
    </message>
    <message>
        <source>Finds entries with all words; results appear in the list as you type</source>
        <translation>Знаходить записи з усіма словами; результати з’являються у списку під час введення</translation>
    </message>
    <message>
        <source>Search or ask: words, &quot;phrase&quot;, party:{name} stance:opposes</source>
        <translation>Шукайте або запитуйте: слова, &quot;фраза&quot;, party:{name} stance:opposes</translation>
    </message>
    <message>
        <source>Search or ask: words, &quot;phrase&quot;, is:unverified</source>
        <translation>Шукайте або запитуйте: слова, &quot;фраза&quot;, is:unverified</translation>
    </message>
    <message>
        <source>This quotation mark is not closed.</source>
        <translation>Ці лапки не закрито.</translation>
    </message>
    <message>
        <source>This parenthesis is not closed.</source>
        <translation>Цю дужку не закрито.</translation>
    </message>
    <message>
        <source>This parenthesis was not opened.</source>
        <translation>Цю дужку не відкрито.</translation>
    </message>
    <message>
        <source>Add a word on both sides of “or”.</source>
        <translation>Додайте слово з обох боків «or».</translation>
    </message>
    <message>
        <source>Add a value after “{0}:”.</source>
        <translation>Додайте значення після «{0}:».</translation>
    </message>
    <message>
        <source>Enter the date as 2025-11-23.</source>
        <translation>Введіть дату так: 2025-11-23.</translation>
    </message>
    <message>
        <source>This character is incomplete. Enter it again.</source>
        <translation>Цей символ неповний. Введіть його ще раз.</translation>
    </message>
    <message>
        <source>The query is too long.</source>
        <translation>Запит задовгий.</translation>
    </message>
    <message>
        <source>Parentheses are nested too deeply.</source>
        <translation>Дужки вкладено надто глибоко.</translation>
    </message>
    <message>
        <source>Use “is:” with one of: {0}.</source>
        <translation>Після «is:» вкажіть одне з: {0}.</translation>
    </message>
    <message>
        <source>Use “has:” with one of: {0}.</source>
        <translation>Після «has:» вкажіть одне з: {0}.</translation>
    </message>
    <message>
        <source>“{0}” is not known. Use one of: {1}.</source>
        <translation>«{0}» невідоме. Вкажіть одне з: {1}.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>немає</translation>
    </message>
    <message>
        <source>No document has a clause “{0}”. Documents: {1}.</source>
        <translation>Жоден документ не має пункту «{0}». Документи: {1}.</translation>
    </message>
    <message>
        <source>“{0}:” is not a field. Use one of: {1}.</source>
        <translation>Поля «{0}:» немає. Вкажіть одне з: {1}.</translation>
    </message>
</context>
<context>
    <name>SearchController</name>
    <message>
        <source>Copied to the clipboard.</source>
        <translation>Скопійовано до буфера обміну.</translation>
    </message>
    <message>
        <source>Opened another document: {title}. Alt+Left goes back.</source>
        <translation>Відкрито інший документ: {title}. Alt+← повертає назад.</translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message>
        <source>Result counts</source>
        <translation>Кількість результатів</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>Результати пошуку</translation>
    </message>
    <message>
        <source>No matches ({count} entries, up to {date}).</source>
        <translation>Нічого не знайдено (записів: {count}, до {date}).</translation>
    </message>
    <message>
        <source>{count} found up to {date}</source>
        <translation>Знайдено до {date}: {count}</translation>
    </message>
    <message numerus="yes">
        <source>%n more dated later</source>
        <translation>
            <numerusform>ще %n датовано пізніше</numerusform>
            <numerusform>ще %n датовано пізніше</numerusform>
            <numerusform>ще %n датовано пізніше</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SectionRail</name>
    <message>
        <source>Sections of the text</source>
        <translation>Розділи тексту</translation>
    </message>
</context>
<context>
    <name>SetDayDialog</name>
    <message>
        <source>Date of the briefing set</source>
        <translation>Дата добірки</translation>
    </message>
    <message>
        <source>This briefing set is fixed to {fixed}; you are viewing {viewed}. Choose the date to print.</source>
        <translation>Добірку зафіксовано на {fixed}; ви дивитеся на {viewed}. Виберіть дату для друку.</translation>
    </message>
    <message>
        <source>&amp;Set: {day}</source>
        <translation>&amp;Добірка: {day}</translation>
    </message>
    <message>
        <source>&amp;Viewed: {day}</source>
        <translation>&amp;Показано: {day}</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Налаштування</translation>
    </message>
    <message>
        <source>Same as desktop</source>
        <translation>Як у системі</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Світлі</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Темні</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Висока контрастність</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> пт</translation>
    </message>
    <message>
        <source>As it was left</source>
        <translation>Як його залишено</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Вигляд</translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation>&amp;Кольори:</translation>
    </message>
    <message>
        <source>&amp;Text size:</source>
        <translation>&amp;Розмір тексту:</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Мова</translation>
    </message>
    <message>
        <source>&amp;Interface language:</source>
        <translation>Мова &amp;інтерфейсу:</translation>
    </message>
    <message>
        <source>Content &amp;language:</source>
        <translation>&amp;Мова вмісту:</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Запуск</translation>
    </message>
    <message>
        <source>&amp;Window opens with:</source>
        <translation>&amp;Вікно відкривати так:</translation>
    </message>
    <message>
        <source>Changes apply at once.</source>
        <translation>Зміни діють одразу.</translation>
    </message>
</context>
<context>
    <name>SharingController</name>
    <message>
        <source>Export my additions</source>
        <translation>Експорт моїх доповнень</translation>
    </message>
    <message>
        <source>Supplement (*{ending})</source>
        <translation>Доповнення (*{ending})</translation>
    </message>
    <message>
        <source>Include notes and sets not marked releasable?</source>
        <translation>Додати нотатки й добірки, не позначені як дозволені до передання?</translation>
    </message>
    <message>
        <source>&amp;Releasable only</source>
        <translation>&amp;Лише дозволені</translation>
    </message>
    <message>
        <source>&amp;Include</source>
        <translation>&amp;Додати</translation>
    </message>
    <message>
        <source>{file}: {exported} items exported; {skipped} left out (not releasable).</source>
        <translation>{file}: експортовано елементів: {exported}; пропущено (не для передання): {skipped}.</translation>
    </message>
    <message>
        <source>Import colleague&apos;s changes</source>
        <translation>Імпорт змін колеги</translation>
    </message>
    <message>
        <source>{file}: {added} new, {changed} changed, {removed} removed. Undo: Ctrl+Z.</source>
        <translation>{file}: нових: {added}, змінених: {changed}, вилучених: {removed}. Скасувати: Ctrl+Z.</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Search box</source>
        <translation>Поле пошуку</translation>
    </message>
    <message>
        <source>Go to the results</source>
        <translation>Перейти до результатів</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>↓</translation>
    </message>
    <message>
        <source>Open the first result</source>
        <translation>Відкрити перший результат</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Leave the search</source>
        <translation>Вийти з пошуку</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Карта</translation>
    </message>
    <message>
        <source>Zoom in and out</source>
        <translation>Збільшити й зменшити</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Показати все</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Пересунути</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>Стрілки</translation>
    </message>
    <message>
        <source>Briefing set</source>
        <translation>Добірка</translation>
    </message>
    <message>
        <source>Move an item</source>
        <translation>Пересунути елемент</translation>
    </message>
    <message>
        <source>Remove items</source>
        <translation>Вилучити елементи</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Клавіші швидкого доступу</translation>
    </message>
    <message>
        <source>Copy as &amp;text</source>
        <translation>Копіювати як &amp;текст</translation>
    </message>
</context>
<context>
    <name>SinceDay</name>
    <message>
        <source>What is new</source>
        <translation>Що нового</translation>
    </message>
    <message>
        <source>&amp;Since</source>
        <translation>&amp;Відколи</translation>
    </message>
</context>
<context>
    <name>SourceDialog</name>
    <message>
        <source>Source</source>
        <translation>Джерело</translation>
    </message>
    <message>
        <source>No address is recorded for this source.</source>
        <translation>Адреси цього джерела не записано.</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Де використано</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>Відкрити у браузері</translation>
    </message>
    <message>
        <source>Open this address in your browser?</source>
        <translation>Відкрити цю адресу у браузері?</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Від&amp;крити</translation>
    </message>
</context>
<context>
    <name>SourceView</name>
    <message>
        <source>Text with its points marked</source>
        <translation>Текст із позначеними пунктами</translation>
    </message>
    <message>
        <source>before</source>
        <translation>перед</translation>
    </message>
    <message>
        <source>heading</source>
        <translation>заголовок</translation>
    </message>
    <message>
        <source>after</source>
        <translation>після</translation>
    </message>
    <message>
        <source>fields</source>
        <translation>поля</translation>
    </message>
    <message>
        <source>contents</source>
        <translation>зміст</translation>
    </message>
    <message>
        <source>page</source>
        <translation>сторінка</translation>
    </message>
    <message>
        <source>note</source>
        <translation>примітка</translation>
    </message>
    <message>
        <source>markup</source>
        <translation>розмітка</translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>Split point</source>
        <translation>Поділити пункт</translation>
    </message>
    <message>
        <source>S&amp;tart the new point with:</source>
        <translation>&amp;Новий пункт починається з:</translation>
    </message>
    <message>
        <source>Sentences and sub-points</source>
        <translation>Речення й підпункти</translation>
    </message>
    <message>
        <source>&amp;Split here</source>
        <translation>&amp;Поділити тут</translation>
    </message>
</context>
<context>
    <name>StancesPanel</name>
    <message>
        <source>Stances of the parties</source>
        <translation>Позиції сторін</translation>
    </message>
    <message>
        <source>Each party&apos;s position on the selected clause, with date, speaker and source</source>
        <translation>Позиція кожної сторони щодо вибраного пункту: дата, мовець і джерело</translation>
    </message>
</context>
<context>
    <name>Startup</name>
    <message>
        <source>Reading the pack: {done} of {of} files</source>
        <translation>Читання пакета: файлів {done} з {of}</translation>
    </message>
    <message>
        <source>Checking the pack</source>
        <translation>Перевірка пакета</translation>
    </message>
    <message>
        <source>Preparing the pack: {done} of {of} tables</source>
        <translation>Підготовка пакета: таблиць {done} з {of}</translation>
    </message>
</context>
<context>
    <name>StoryController</name>
    <message>
        <source>Select a clause to track its changes.</source>
        <translation>Оберіть пункт, щоб простежити його зміни.</translation>
    </message>
</context>
<context>
    <name>TagRow</name>
    <message>
        <source>New tag, Enter to add</source>
        <translation>Новий тег, Enter додає</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>Новий тег</translation>
    </message>
    <message>
        <source>Tag {tag}</source>
        <translation>Тег {tag}</translation>
    </message>
    <message>
        <source>List everything with this tag, or remove it</source>
        <translation>Перелічити все з цим тегом або вилучити його</translation>
    </message>
    <message>
        <source>&amp;List everything with this tag</source>
        <translation>&amp;Перелічити все з цим тегом</translation>
    </message>
    <message>
        <source>&amp;Remove tag</source>
        <translation>&amp;Вилучити тег</translation>
    </message>
</context>
<context>
    <name>Team</name>
    <message>
        <source>Conflict with the team</source>
        <translation>Конфлікт із командою</translation>
    </message>
    <message>
        <source>Only mine</source>
        <translation>Тільки моя</translation>
    </message>
    <message>
        <source>Shared, cannot be sent: {reason}</source>
        <translation>Спільна, надіслати неможливо: {reason}</translation>
    </message>
    <message>
        <source>Shared, to be sent</source>
        <translation>Спільна, ще не надіслано</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Спільна</translation>
    </message>
    <message>
        <source>Shared; {author}, {time}</source>
        <translation>Спільна; {author}, {time}</translation>
    </message>
    <message>
        <source>This copy of the program lacks psycopg, which a team needs; install it with: .venv/bin/python -m pip install --require-hashes -r requirements-team.lock.</source>
        <translation>У цій копії програми немає psycopg, потрібного для команди; встановіть його: .venv/bin/python -m pip install --require-hashes -r requirements-team.lock.</translation>
    </message>
    <message>
        <source>libpq has no service “{service}”; add a section [{service}] to ~/.pg_service.conf, or correct the name.</source>
        <translation>libpq не має служби «{service}»; додайте розділ [{service}] до ~/.pg_service.conf або виправте назву.</translation>
    </message>
    <message>
        <source>The service “{service}” would connect to {detail} without a checked certificate; add sslmode=verify-full and sslrootcert to its section in pg_service.conf.</source>
        <translation>Служба «{service}» з’єднувалася б із {detail} без перевірки сертифіката; додайте sslmode=verify-full і sslrootcert до її розділу в pg_service.conf.</translation>
    </message>
    <message>
        <source>The hub of “{service}” cannot be reached; you can go on working, and everything is sent once there is a connection.</source>
        <translation>Вузол «{service}» недоступний; можна працювати далі, усе буде надіслано, щойно з’явиться зв’язок.</translation>
    </message>
    <message>
        <source>The certificate of the hub of “{service}” is not valid; nothing was sent. Check host and sslrootcert in pg_service.conf, or ask the administrator.</source>
        <translation>Сертифікат вузла «{service}» недійсний; нічого не надіслано. Перевірте host і sslrootcert у pg_service.conf або зверніться до адміністратора.</translation>
    </message>
    <message>
        <source>The hub of “{service}” did not accept your name or password; check ~/.pgpass, or ask the administrator.</source>
        <translation>Вузол «{service}» не прийняв вашого імені чи пароля; перевірте ~/.pgpass або зверніться до адміністратора.</translation>
    </message>
    <message>
        <source>You have no right to do this on the hub of “{service}”; ask the administrator to grant you the role of readers or writers.</source>
        <translation>Ви не маєте права на це на вузлі «{service}»; попросіть адміністратора надати вам роль читачів або авторів.</translation>
    </message>
    <message>
        <source>The database of “{service}” has no hub yet; ask the administrator to run: {program} team init {service}.</source>
        <translation>У базі даних служби «{service}» ще немає вузла; попросіть адміністратора виконати: {program} team init {service}.</translation>
    </message>
    <message>
        <source>The hub of “{service}” is older than this program; ask the administrator to run: {program} team init {service}.</source>
        <translation>Вузол «{service}» старіший за цю програму; попросіть адміністратора виконати: {program} team init {service}.</translation>
    </message>
    <message>
        <source>The hub of “{service}” was made by a newer program; install the current version of Clause Explorer.</source>
        <translation>Вузол «{service}» створено новішою програмою; встановіть поточну версію Clause Explorer.</translation>
    </message>
    <message>
        <source>The service “{service}” now leads to another hub; correct pg_service.conf, or leave the team and join it again.</source>
        <translation>Служба «{service}» тепер веде до іншого вузла; виправте pg_service.conf або вийдіть з команди й приєднайтеся знову.</translation>
    </message>
    <message>
        <source>This desk no longer belongs to the team “{service}”; join it again to exchange with it.</source>
        <translation>Цей стіл уже не належить до команди «{service}»; приєднайтеся знову, щоб обмінюватися з нею.</translation>
    </message>
    <message>
        <source>The disk of the hub of “{service}” is full; what you change stays on this desk until the administrator has freed some space.</source>
        <translation>Диск вузла «{service}» заповнено; ваші зміни лишаються на цьому столі, доки адміністратор не звільнить місце.</translation>
    </message>
    <message>
        <source>The hub of “{service}” answered with an error; try again later, or show the administrator this: {detail}</source>
        <translation>Вузол «{service}» відповів помилкою; спробуйте пізніше або покажіть адміністраторові: {detail}</translation>
    </message>
</context>
<context>
    <name>TeamController</name>
    <message>
        <source>Joined the team “{service}”.</source>
        <translation>Ви приєдналися до команди «{service}».</translation>
    </message>
    <message>
        <source>Joined the team “{service}”. You may read, but not send.</source>
        <translation>Ви приєдналися до команди «{service}». Ви можете читати, але не надсилати.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>З’єднання…</translation>
    </message>
    <message>
        <source>Leave the team “{service}”? Everything stays on this desk.</source>
        <translation>Вийти з команди «{service}»? Усе лишиться на цьому столі.</translation>
    </message>
    <message numerus="yes">
        <source>Leave the team “{service}”? Everything stays on this desk; %n item(s) have changes that were not sent.</source>
        <translation>
            <numerusform>Вийти з команди «{service}»? Усе лишиться на цьому столі; %n елемент має ненадіслані зміни.</numerusform>
            <numerusform>Вийти з команди «{service}»? Усе лишиться на цьому столі; %n елементи мають ненадіслані зміни.</numerusform>
            <numerusform>Вийти з команди «{service}»? Усе лишиться на цьому столі; %n елементів мають ненадіслані зміни.</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave team</source>
        <translation>Вихід із команди</translation>
    </message>
    <message>
        <source>&amp;Leave</source>
        <translation>&amp;Вийти</translation>
    </message>
    <message>
        <source>&amp;Stay</source>
        <translation>&amp;Лишитися</translation>
    </message>
    <message>
        <source>Exchanging with the team…</source>
        <translation>Обмін із командою…</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Команда</translation>
    </message>
    <message>
        <source>Team:</source>
        <translation>Команда:</translation>
    </message>
    <message>
        <source>Hub:</source>
        <translation>Вузол:</translation>
    </message>
    <message>
        <source>Shared:</source>
        <translation>Спільне:</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n елемент</numerusform>
            <numerusform>%n елементи</numerusform>
            <numerusform>%n елементів</numerusform>
        </translation>
    </message>
    <message>
        <source>To send:</source>
        <translation>Надіслати:</translation>
    </message>
    <message>
        <source>Conflicts:</source>
        <translation>Конфлікти:</translation>
    </message>
    <message>
        <source>My additions:</source>
        <translation>Мої доповнення:</translation>
    </message>
    <message>
        <source>all shared</source>
        <translation>усі спільні</translation>
    </message>
    <message>
        <source>only those of colleagues</source>
        <translation>лише доповнення колег</translation>
    </message>
    <message>
        <source>Cannot be sent:</source>
        <translation>Надіслати неможливо:</translation>
    </message>
    <message>
        <source>Connected. You may read, but not send.</source>
        <translation>З’єднано. Ви можете читати, але не надсилати.</translation>
    </message>
    <message numerus="yes">
        <source>Connected. %n version(s) of colleagues could not be read and were left out.</source>
        <translation>
            <numerusform>З’єднано. %n версію колег не вдалося прочитати, її пропущено.</numerusform>
            <numerusform>З’єднано. %n версії колег не вдалося прочитати, їх пропущено.</numerusform>
            <numerusform>З’єднано. %n версій колег не вдалося прочитати, їх пропущено.</numerusform>
        </translation>
    </message>
    <message>
        <source>Connected.</source>
        <translation>З’єднано.</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) changed here and in the team. See File &gt; Team &gt; Conflicts.</source>
        <translation>
            <numerusform>%n елемент змінено тут і в команді. Див. Файл &gt; Команда &gt; Конфлікти.</numerusform>
            <numerusform>%n елементи змінено тут і в команді. Див. Файл &gt; Команда &gt; Конфлікти.</numerusform>
            <numerusform>%n елементів змінено тут і в команді. Див. Файл &gt; Команда &gt; Конфлікти.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>team {name}, %n conflict(s)</source>
        <translation>
            <numerusform>команда {name}, %n конфлікт</numerusform>
            <numerusform>команда {name}, %n конфлікти</numerusform>
            <numerusform>команда {name}, %n конфліктів</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>team {name} not connected, %n to send</source>
        <translation>
            <numerusform>команда {name} без зв’язку, надіслати %n</numerusform>
            <numerusform>команда {name} без зв’язку, надіслати %n</numerusform>
            <numerusform>команда {name} без зв’язку, надіслати %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>team {name}, %n to send</source>
        <translation>
            <numerusform>команда {name}, надіслати %n</numerusform>
            <numerusform>команда {name}, надіслати %n</numerusform>
            <numerusform>команда {name}, надіслати %n</numerusform>
        </translation>
    </message>
    <message>
        <source>team {name}, all sent</source>
        <translation>команда {name}, усе надіслано</translation>
    </message>
    <message>
        <source>There are no conflicts.</source>
        <translation>Конфліктів немає.</translation>
    </message>
    <message>
        <source>You and a colleague changed these. What you keep is sent to the team; a note that is only yours stays so. What you do not decide now stays listed.</source>
        <translation>Ці елементи змінили й ви, і колега. Те, що ви залишите, буде надіслано команді; нотатка, яка є тільки вашою, такою й лишиться. Те, чого ви зараз не вирішите, лишиться в списку.</translation>
    </message>
    <message>
        <source>{author}, {time}</source>
        <translation>{author}, {time}</translation>
    </message>
</context>
<context>
    <name>TeamStateDialog</name>
    <message>
        <source>&amp;Sync now</source>
        <translation>С&amp;инхронізувати зараз</translation>
    </message>
    <message>
        <source>C&amp;onflicts…</source>
        <translation>&amp;Конфлікти…</translation>
    </message>
</context>
<context>
    <name>TextDialog</name>
    <message>
        <source>&amp;Print…</source>
        <translation>Над&amp;рукувати…</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>&amp;Копіювати</translation>
    </message>
    <message>
        <source>Copy the selected text, or all of it</source>
        <translation>Копіювати вибраний текст або весь</translation>
    </message>
</context>
<context>
    <name>TextPage</name>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>Paste the draft or open a file: plain text, Markdown, Word, Akoma Ntoso.</source>
        <translation>Вставте проєкт або відкрийте файл: звичайний текст, Markdown, Word, Akoma Ntoso.</translation>
    </message>
    <message>
        <source>Text of the draft</source>
        <translation>Текст проєкту</translation>
    </message>
    <message>
        <source>&amp;Open file…</source>
        <translation>Відкрити &amp;файл…</translation>
    </message>
    <message>
        <source>Open draft</source>
        <translation>Відкрити проєкт</translation>
    </message>
    <message>
        <source>Drafts ({kinds})</source>
        <translation>Проєкти ({kinds})</translation>
    </message>
    <message>
        <source>“{file}” is not a text that can be read here; use {kinds}.</source>
        <translation>«{file}» — не текст, який тут можна прочитати; візьміть {kinds}.</translation>
    </message>
    <message>
        <source>Only “{file}” is read: a draft is a single text.</source>
        <translation>Прочитано лише «{file}»: проєкт — це один текст.</translation>
    </message>
    <message>
        <source>Replace the current text with the text of the file?</source>
        <translation>Замінити поточний текст текстом із файлу?</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>За&amp;мінити</translation>
    </message>
    <message>
        <source>&amp;Keep text</source>
        <translation>&amp;Залишити текст</translation>
    </message>
</context>
<context>
    <name>TextWizard</name>
    <message>
        <source>Discard draft and corrections?</source>
        <translation>Відхилити проєкт і виправлення?</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Відхилити</translation>
    </message>
    <message>
        <source>&amp;Keep editing</source>
        <translation>&amp;Продовжити редагування</translation>
    </message>
</context>
<context>
    <name>Thumbnails</name>
    <message>
        <source>Small pictures of the pages</source>
        <translation>Малі зображення сторінок</translation>
    </message>
</context>
<context>
    <name>TimelineBody</name>
    <message>
        <source>Timeline</source>
        <translation>Хронологія</translation>
    </message>
    <message>
        <source>Left and Right move in time, Up and Down between parties, Enter opens</source>
        <translation>Стрілки ← і → пересувають у часі, ↑ і ↓ між сторонами, Enter відкриває</translation>
    </message>
    <message>
        <source>Scroll to zoom, drag to move, click to open; drag the line or click a date to change the as-of date. A number counts entries; a box has differing positions, with their colours. Pale: later than the as-of date.</source>
        <translation>Прокручуйте, щоб змінити масштаб, тягніть, щоб пересунути, клацніть, щоб відкрити; щоб змінити обрану дату, тягніть лінію або клацніть дату. Число рахує записи; рамка: різні позиції та їхні кольори. Бліде: пізніше за обрану дату.</translation>
    </message>
    <message>
        <source>Fit a&amp;ll</source>
        <translation>&amp;Увесь час</translation>
    </message>
    <message>
        <source>Busiest &amp;weeks</source>
        <translation>&amp;Найнасиченіші тижні</translation>
    </message>
    <message>
        <source>Show the weeks with most entries</source>
        <translation>Показати тижні з найбільшою кількістю записів</translation>
    </message>
    <message>
        <source>Show all days, from the first entry to the last</source>
        <translation>Показати всі дні від першого запису до останнього</translation>
    </message>
    <message>
        <source>&amp;Print timeline…</source>
        <translation>Над&amp;рукувати хронологію…</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Документи</translation>
    </message>
    <message>
        <source>Earlier texts</source>
        <translation>Раніші тексти</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Події</translation>
    </message>
    <message>
        <source>{hint} Earlier texts are left of these days: zoom out.</source>
        <translation>{hint} Раніші тексти лежать лівіше: зменште масштаб.</translation>
    </message>
</context>
<context>
    <name>TimelineController</name>
    <message>
        <source>Print timeline</source>
        <translation>Друк хронології</translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source>Timeline</source>
        <translation>Хронологія</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>Скасувати</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Вперед</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Документ</translation>
    </message>
    <message>
        <source>Content language</source>
        <translation>Мова змісту</translation>
    </message>
    <message>
        <source>As-of date, by dates with entries ({earlier}, {later})</source>
        <translation>Обрана дата, за датами із записами ({earlier}, {later})</translation>
    </message>
    <message>
        <source>Search ({keys})</source>
        <translation>Пошук ({keys})</translation>
    </message>
</context>
<context>
    <name>UpdateController</name>
    <message>
        <source>Install update</source>
        <translation>Встановлення оновлення</translation>
    </message>
    <message>
        <source>Packages of the program, and packs ({patterns})</source>
        <translation>Пакети програми та пакети угод ({patterns})</translation>
    </message>
</context>
<context>
    <name>UpdateDialog</name>
    <message>
        <source>Install update</source>
        <translation>Встановлення оновлення</translation>
    </message>
    <message>
        <source>&amp;Show in folder</source>
        <translation>&amp;Показати в теці</translation>
    </message>
    <message>
        <source>Clause Explorer {version}</source>
        <translation>Clause Explorer {version}</translation>
    </message>
    <message>
        <source>Released on {day}; version {version} is running.</source>
        <translation>Випущено {day}; зараз працює версія {version}.</translation>
    </message>
    <message>
        <source>This version is running already.</source>
        <translation>Ця версія вже працює.</translation>
    </message>
    <message>
        <source>This version is older than the one that is running. It may not open what you have written since.</source>
        <translation>Ця версія старша за ту, що працює. Вона може не відкрити того, що ви відтоді написали.</translation>
    </message>
    <message>
        <source>Your notes, briefing sets and settings stay as they are.</source>
        <translation>Ваші нотатки, довідки й налаштування лишаються без змін.</translation>
    </message>
    <message>
        <source>How to install it</source>
        <translation>Як встановити</translation>
    </message>
    <message>
        <source>Changes in this version (in English)</source>
        <translation>Зміни в цій версії (англійською)</translation>
    </message>
    <message>
        <source>Close the program. Double-click {name} in the file manager, or type in a terminal: sudo apt install {path}</source>
        <translation>Закрийте програму. Двічі клацніть {name} у файловому менеджері або введіть у терміналі: sudo apt install {path}</translation>
    </message>
    <message>
        <source>Close the program. Unpack {name} beside the present folder, move the folder “data” from the old folder into the new one, then delete the old folder.</source>
        <translation>Закрийте програму. Розпакуйте {name} поруч із теперішньою текою, перенесіть теку «data» зі старої теки до нової, потім видаліть стару теку.</translation>
    </message>
    <message>
        <source>Close the program. Type in a terminal: pipx install --force {path}</source>
        <translation>Закрийте програму. Введіть у терміналі: pipx install --force {path}</translation>
    </message>
    <message>
        <source>Close the program. Put {name} in the place of the file that you start, and allow it to be executed.</source>
        <translation>Закрийте програму. Покладіть {name} замість файла, який ви запускаєте, і дозвольте його виконання.</translation>
    </message>
    <message>
        <source>Close the program. Double-click {name}; no administrator is needed.</source>
        <translation>Закрийте програму. Двічі клацніть {name}; права адміністратора не потрібні.</translation>
    </message>
    <message>
        <source>Close the program. Open {name} and drag Clause Explorer onto the folder Applications.</source>
        <translation>Закрийте програму. Відкрийте {name} і перетягніть Clause Explorer до теки «Програми».</translation>
    </message>
</context>
<context>
    <name>UserGuideDialog</name>
    <message>
        <source>User guide</source>
        <translation>Посібник користувача</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>Шукати в посібнику</translation>
    </message>
    <message>
        <source>Pages of the guide</source>
        <translation>Сторінки посібника</translation>
    </message>
    <message>
        <source>Matches in the guide</source>
        <translation>Збіги в посібнику</translation>
    </message>
    <message>
        <source>Page of the guide</source>
        <translation>Сторінка посібника</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <source>&amp;Print guide…</source>
        <translation>Надр&amp;укувати посібник…</translation>
    </message>
    <message>
        <source>Matches: {count}</source>
        <translation>Збігів: {count}</translation>
    </message>
    <message>
        <source>No page has all of these words.</source>
        <translation>Жодна сторінка не містить усіх цих слів.</translation>
    </message>
</context>
<context>
    <name>ViewpointBanner</name>
    <message>
        <source>The pack&apos;s statements end on {day}.</source>
        <translation>Заяви в пакеті закінчуються {day}.</translation>
    </message>
    <message>
        <source>The pack&apos;s statements end on {day}; later entries are local.</source>
        <translation>Заяви в пакеті закінчуються {day}; пізніші записи місцеві.</translation>
    </message>
    <message>
        <source>Viewing {day}. Later entries are hidden or marked as later.</source>
        <translation>Показано {day}. Пізніші записи приховано або позначено.</translation>
    </message>
    <message>
        <source>Go to {day}</source>
        <translation>Перейти до {day}</translation>
    </message>
    <message>
        <source>The map shows {day}, which is later.</source>
        <translation>Карта показує {day}, тобто пізніший день.</translation>
    </message>
    <message>
        <source>The text shown is later: it is dated {day}.</source>
        <translation>Показаний текст пізніший: його датовано {day}.</translation>
    </message>
    <message>
        <source>Newer text available: {document}</source>
        <translation>Є новіший текст: {document}</translation>
    </message>
    <message>
        <source>An earlier text. Positions are measured against {document}</source>
        <translation>Раніший текст. Позиції виміряно щодо документа {document}</translation>
    </message>
</context>
<context>
    <name>WelcomeController</name>
    <message>
        <source>Sample briefing</source>
        <translation>Зразок добірки</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome</source>
        <translation>Вітаємо</translation>
    </message>
    <message>
        <source>Close the welcome page</source>
        <translation>Закрити вітальну сторінку</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Закрити (Esc)</translation>
    </message>
    <message>
        <source>Open the &amp;key clause and its map</source>
        <translation>Відкрити &amp;головний пункт і його карту</translation>
    </message>
    <message>
        <source>Compare the &amp;drafts side by side</source>
        <translation>Порівняти &amp;тексти поруч</translation>
    </message>
    <message>
        <source>See &amp;who takes which position</source>
        <translation>Побачити, &amp;хто яку позицію займає</translation>
    </message>
    <message>
        <source>&amp;Print a sample briefing set</source>
        <translation>Надр&amp;укувати зразок добірки</translation>
    </message>
    <message>
        <source>&amp;User guide</source>
        <translation>Посібник користува&amp;ча</translation>
    </message>
    <message>
        <source>Keyboard &amp;shortcuts</source>
        <translation>&amp;Клавіші швидкого доступу</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Закрити</translation>
    </message>
    <message>
        <source>A peace plan, clause by clause</source>
        <translation>Мирний план, пункт за пунктом</translation>
    </message>
    <message>
        <source>What a clause says, where on the map that is, who takes which position on it, since when, and according to which source. Choose a clause on the left.</source>
        <translation>Що сказано в пункті, де це на карті, хто яку позицію щодо нього займає, відколи й за яким джерелом. Оберіть пункт ліворуч.</translation>
    </message>
    <message>
        <source>The texts are this project&apos;s own summaries, not the wording of the documents. Every statement has its source and its date. Nothing is sent anywhere.</source>
        <translation>Тексти — це виклади цього проєкту, а не формулювання документів. Кожна заява має джерело й дату. Нічого нікуди не надсилається.</translation>
    </message>
    <message>
        <source>The signs in the list</source>
        <translation>Знаки у списку</translation>
    </message>
    <message>
        <source>“Key” above the list shows them again.</source>
        <translation>Кнопка «Знаки» над списком показує їх знову.</translation>
    </message>
    <message>
        <source>Things to try</source>
        <translation>Що спробувати</translation>
    </message>
    <message>
        <source>Start with a button below. Drag the date above to see an earlier day; type in the search box; Ctrl+Shift+P finds every command, and Help &gt; Welcome this page.</source>
        <translation>Почніть із кнопки нижче. Перетягніть дату вгорі, щоб побачити раніший день; введіть щось у поле пошуку; Ctrl+Shift+P знаходить будь-яку команду, а «Довідка &gt; Вітальна сторінка» — цю сторінку.</translation>
    </message>
</context>
<context>
    <name>WindowController</name>
    <message>
        <source>Go to clause</source>
        <translation>Перехід до пункту</translation>
    </message>
    <message>
        <source>Clause number, such as 21 or e3/6:</source>
        <translation>Номер пункту, наприклад 21 або e3/6:</translation>
    </message>
    <message>
        <source>“{0}” is not a clause. Enter a number or a reference.</source>
        <translation>«{0}» не є пунктом. Введіть номер або посилання.</translation>
    </message>
    <message>
        <source>Copied {text}.</source>
        <translation>Скопійовано: {text}.</translation>
    </message>
    <message>
        <source>Copied with citation.</source>
        <translation>Скопійовано разом із джерелом.</translation>
    </message>
    <message>
        <source>Interface language</source>
        <translation>Мова інтерфейсу</translation>
    </message>
    <message>
        <source>The language changes when the program starts again. Restart it now?</source>
        <translation>Мова зміниться після перезапуску програми. Перезапустити її зараз?</translation>
    </message>
    <message>
        <source>&amp;Restart now</source>
        <translation>&amp;Перезапустити зараз</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>П&amp;ізніше</translation>
    </message>
</context>
<context>
    <name>_ConflictBar</name>
    <message>
        <source>This text was also edited elsewhere. Both versions are shown below.</source>
        <translation>Цей текст змінено також деінде. Нижче показано обидві версії.</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Залишити обидві</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Залишити мою</translation>
    </message>
    <message>
        <source>Keep the other</source>
        <translation>Залишити іншу</translation>
    </message>
</context>
<context>
    <name>_DocumentHeader</name>
    <message>
        <source>Document {number}</source>
        <translation>Документ {number}</translation>
    </message>
    <message>
        <source>Remove document</source>
        <translation>Прибрати документ</translation>
    </message>
</context>
</TS>
