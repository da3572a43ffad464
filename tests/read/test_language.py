"""In which language a text is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read.language import foreign_language

FOREIGN = {
    "Arabic": "قال القائد في بيان إن قواته دخلت القرية التي تقع على الطريق بعد معركة استمرت يومين مع المسلحين.",
    "Persian": "فرمانده گفت که نیروهای او پس از دو روز درگیری وارد شهر شدند و جاده را در دست گرفته اند.",
    "Urdu": "کمانڈر نے کہا کہ دو دن کی لڑائی کے بعد ان کے سپاہی گاؤں میں داخل ہوئے اور سڑک پر قبضہ کر لیا ہے۔",
    "Russian": "Командир сообщил, что после двух дней боёв его люди вошли в село и это был последний мост через реку.",
    "Ukrainian": "Командир повідомив, що після двох днів боїв його люди увійшли до села і це був останній міст.",
    "Chinese": "指挥官说，经过两天的战斗，部队进入了河边的村庄，并控制了通往城市的道路。",
    "Japanese": "司令官は、二日間の戦闘のあと部隊が川沿いの村に入ったと述べた。",
    "Korean": "지휘관은 이틀간의 전투 끝에 부대가 강가 마을에 들어갔다고 말했다.",
    "Hebrew": "המפקד אמר כי לאחר יומיים של קרבות נכנסו חייליו אל הכפר שליד הנהר.",
    "Greek": "Ο διοικητής είπε ότι μετά από δύο ημέρες οι άνδρες του μπήκαν στο χωριό.",
    "Hindi": "कमांडर ने कहा कि दो दिन की लड़ाई के बाद उनके सैनिक गाँव में पहुँच गए और पुल पर पहरा है।",
    "French": "Le commandant a déclaré que ses hommes étaient entrés dans le village après deux jours de combats et "
    "qu'ils tenaient la route qui mène au pont.",
    "Spanish": "El comandante dijo que sus hombres habían entrado en el pueblo después de dos días de combates y "
    "que ahora controlan el camino hasta el puente.",
    "Portuguese": "O comandante disse que os seus homens entraram na aldeia depois de dois dias de combates e que "
    "já não há ninguém na estrada para a ponte.",
    "Italian": "Il comandante ha detto che i suoi uomini sono entrati nel villaggio dopo due giorni di scontri e che "
    "la strada fino al ponte è sotto il loro controllo.",
    "German": "Der Kommandeur sagte, dass seine Leute nach zwei Tagen in das Dorf eingerückt sind und die Straße "
    "bis zur Brücke nun unter ihrer Kontrolle steht.",
    "Dutch": "De commandant zei dat zijn mannen na twee dagen het dorp zijn binnengegaan en dat de weg naar de brug "
    "nu door hen wordt bewaakt.",
    "Swedish": "Befälhavaren sade att hans män hade gått in i byn efter två dagar och att vägen till bron nu är under "
    "deras kontroll.",
    "Polish": "Dowódca powiedział, że po dwóch dniach walk jego ludzie weszli do wsi i że droga do mostu jest już "
    "pod ich kontrolą, ale nie na długo.",
    "Turkish": "Komutan, iki gün süren çatışmalardan sonra birliklerinin köye girdiğini ve köprüye kadar olan yolun "
    "artık onların elinde olduğunu söyledi, ancak bunun için daha çok asker gerektiğini de ekledi.",
    "Indonesian": "Komandan itu mengatakan bahwa pasukannya telah masuk ke desa setelah dua hari bertempur dan jalan "
    "menuju jembatan sudah dijaga oleh mereka.",
    "Swahili": "Kamanda alisema kwamba wapiganaji wake waliingia katika kijiji baada ya siku mbili za mapigano na "
    "kuwa barabara ya daraja sasa iko mikononi mwa askari wao.",
    "Somali": "Taliyaha ayaa sheegay in ciidamadiisu ay galeen tuulada ka dib laba maalmood oo dagaal ah, waxaana "
    "uu intaas ku daray in wadada buundada la ilaalinayo.",
    "Vietnamese": "Chỉ huy nói rằng sau hai ngày giao tranh quân của ông đã vào làng và con đường đến cây cầu đang "
    "được canh giữ.",
}
ENGLISH = {
    "a report": "The commander said that his men had entered the village after two days and held the bridge.",
    "a headline": "Army retakes Kharsa",
    "a headline of names": "Rebels seize Nueva San Martín de los Llanos, Deir al-Zahr, El Qasr and La Paloma",
    "dotted letters": "U.S. envoy meets E.U. envoy, U.S. officials, U.K. officials, U.N. monitors tomorrow",
    "an Arabic quotation": "The leader wrote «لن نترك المدينة» on a wall, and his men stayed in the town until dawn.",
    "Russian names": "The channel (Вестник) said the 3rd Brigade (3-я бригада) was leaving the town of Sosnivka.",
    "Spanish words": "He shouted «no pasarán» as the police came; the mayor said hasta mañana and then he left.",
    "half French": "The army took the town, its spokesman said, and it would now stay there for the winter. "
    "Le porte-parole a dit que la ville est prise et que les soldats y sont pour l'hiver.",
    "emoji": "🔥🔥💥 🇸🇾 ➡️ 🚁",
    "emoji and a word": "🔥 Raqqa 🔥",
    "numbers": "12 | 14.5 | 3,000 | 1/2\n--- | --- | --- | ---\n7 | 8 | 9 | 10",
    "a table": "| Town | Held by | Since |\n|---|---|---|\n| Kharsa | Army | May |\n| Tell Amra | Rebels | June |",
    "symbols": "π ≈ 3.14, 5 µm, ½ Ω",
    "a table of names": "San Juan de la Cruz | Villa del Rey | Los Ríos | El Alto de las Minas | La Cruz",
    "German names": "Graf von der Au, Ritter zu Tal, Herr van den Berg, Frau von und zu Stein",
    "few words": "Tout est calme dans la ville.",
    "nothing": "",
    "blanks": " \n\t",
}


@pytest.mark.parametrize("language", FOREIGN)
def test_a_text_in_another_language_is_named(language: str) -> None:
    assert foreign_language(FOREIGN[language]) == language
    assert (
        foreign_language(FOREIGN[language].upper().lower() + " 🔥 12 https://t.me/some_channel/123")
        == language
    )


@pytest.mark.parametrize("what", ENGLISH)
def test_what_may_be_english_passes(what: str) -> None:
    assert foreign_language(ENGLISH[what]) is None


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Город", "a language in Cyrillic letters"),
        ("ناحیه", "a language in Arabic letters"),
        ("Բերդ ավան", "Armenian"),
        ("เมืองริมน้ำ", "Thai"),
        ("ምሽግ ከተማ", "a language in Ethiopic letters"),
    ],
)
def test_letters_without_a_known_word_name_their_script(text: str, called: str) -> None:
    assert foreign_language(text) == called


def test_a_quoted_language_must_be_four_letters_in_five() -> None:
    assert foreign_language("Армия" * 4 + " army!") == "a language in Cyrillic letters"
    assert foreign_language("Армия" * 4 + " armies") is None


def test_three_different_words_that_are_no_parts_of_names_are_wanted() -> None:
    town, people = "Llano Verde Llano Verde Llano Verde", "Gente Buena"
    assert foreign_language(f"{town} que {people} pero sin {town}") == "Spanish"
    assert foreign_language(f"{town} que {people} pero que {town} pero de la del") is None


@given(st.text())
def test_any_text_has_an_answer_and_always_the_same(text: str) -> None:
    assert foreign_language(text) == foreign_language(text)


@given(st.text(st.characters(categories=("N", "P", "S", "Z", "C"))))
def test_what_has_no_letters_is_in_no_language(text: str) -> None:
    assert foreign_language(text) is None
