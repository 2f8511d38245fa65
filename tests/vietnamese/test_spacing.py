import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.vietnamese.edits import NO_PROSE, apply_edits
from plugins.vietnamese.spacing import missing_spaces, needless_spaces


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("cán bộ,công chức", "cán bộ, công chức"),
        ("năm 2021,cơ quan", "năm 2021, cơ quan"),
        ("(KH&CN),Sở", "(KH&CN), Sở"),
        ("vững mạnh;Sở", "vững mạnh; Sở"),
        ("Chủ tịch:Nguyễn An", "Chủ tịch: Nguyễn An"),
        ("Ảnh:Hoàng Hà", "Ảnh: Hoàng Hà"),
        ("phát biểu:“Năm nay", "phát biểu: “Năm nay"),
        ("thế nào?Vì sao!Thế", "thế nào? Vì sao! Thế"),
        ("đất đai…theo luật", "đất đai… theo luật"),
        ("nhân dân...và cán bộ", "nhân dân... và cán bộ"),
        ("nhân dân.Trong năm", "nhân dân. Trong năm"),
        ("ở Hà Nội.Theo đó", "ở Hà Nội. Theo đó"),
        ("năm 2024.Về việc", "năm 2024. Về việc"),
        ("quyết tâm”.Ông An", "quyết tâm”. Ông An"),
        ("đạt 95%.Trong đó", "đạt 95%. Trong đó"),
    ],
)
def test_a_space_follows_a_mark_between_two_phrases(written: str, meant: str) -> None:
    assert meant == apply_edits(written, missing_spaces(written))
    assert [] == list(missing_spaces(meant))


@pytest.mark.parametrize(
    "text",
    [
        "3,8 tỷ; 1.234,5; 14:00; 8h30; ngày 14.9.2022; tỷ lệ 1:3; 1,5kg",
        "TP.HCM, TP.Huế, T.Ư, Th.S Lê, PGS.TS, GS.TSKH, Ths.Bs, Tp.Hồ Chí Minh, Q.1, P.Bến Nghé",
        "X.Phương, H.Nhung, L.Đ.Hoà, v.v., v.v…, tr.12, Mr.Bean, St.Petersburg, No.1, U.S.A",
        "43/2022/NĐ-CP, 1989/QĐ-BGDĐT, TCVN 5712:1993, ISO 9001:2015",
        "https://so.vn/tin,bài;công?hỏi=đáp, bien-tap@so.example.vn, www.so.vn, Zing.vn",
        "bao-cao.pdf, README.Md, C:\\Tep, sha256:abc, dc:title, f(x,y), HH:MM, &nbsp;x",
        "“…và đó là tất cả”, … theo",
        "1.Mở đầu\n  2.Nội dung\n## 3.Kết luận",
        f"xem {NO_PROSE},{NO_PROSE}:x",
    ],
)
def test_numbers_names_codes_and_addresses_stay(text: str) -> None:
    assert [] == list(missing_spaces(text))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("cán bộ , công chức", "cán bộ, công chức"),
        ("cán bộ ,công chức", "cán bộ,công chức"),
        ("Kính gửi : Sở", "Kính gửi: Sở"),
        ("kết thúc .", "kết thúc."),
        ("thế nào ?", "thế nào?"),
        ("thế nào ?!", "thế nào?!"),
        ("“quyết tâm” ; và", "“quyết tâm”; và"),
        ("hội  nghị   năm", "hội nghị năm"),
        ("( mới )", "(mới)"),
        ("“ Giỏi việc nước ”", "“Giỏi việc nước”"),
        ("cán bộ\u00a0, công chức", "cán bộ, công chức"),
    ],
)
def test_needless_spaces_go(written: str, meant: str) -> None:
    assert meant == apply_edits(written, needless_spaces(written))
    assert [] == list(needless_spaces(meant))


@pytest.mark.parametrize(
    "text",
    [
        "dòng một  \ndòng hai",
        "    mã\n  - mục",
        "-   mục\n1.  mục\n>  trích\n##  đề mục\n> -   mục",
        "| a    | b  |\n|:---  |  ---:|",
        "thuật ngữ\n: giải thích",
        "cam, quýt ... và …",
        "tỷ lệ 1 : 3; 5 .NET; - [ ] việc; ( )",
        "vui :) rồi",
        "xem ![](anh.webp) !important",
        f"lệnh {NO_PROSE}{NO_PROSE} , và",
        "1 . mục",
    ],
)
def test_spaces_that_mean_something_stay(text: str) -> None:
    assert [] == list(needless_spaces(text))


@given(st.text(alphabet="aàNg 5,.;:!?…()[]“”|-\n\u00a0"))
def test_only_spaces_change_and_then_stay(text: str) -> None:
    closer = apply_edits(text, needless_spaces(text))
    wider = apply_edits(text, missing_spaces(text))

    for changed in (closer, wider):
        assert "".join(text.split()) == "".join(changed.split())
        assert text.count("\n") == changed.count("\n")
    assert [] == list(missing_spaces(wider))
