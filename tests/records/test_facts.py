"""The ledger says what the fields say, in the words of a Vietnamese reader."""

from plugins.archive.archive import Archive
from plugins.archive.metadata import Metadata
from plugins.archive.record import Record
from plugins.archive.site import Site
from plugins.records.facts import key_facts, outcomes
from plugins.records.measures import measure_tables
from plugins.records.views import FactRowView, FactView, MeasureView


def test_the_record_has_every_field_of_the_table(whole: Record) -> None:
    left_out = [name for name in Metadata.model_fields if not getattr(whole.metadata, name)]

    assert [] == left_out


def test_the_meeting_is_told_fact_by_fact(whole: Record, archive: Archive, site_at: Site) -> None:
    rows = key_facts(whole, archive, site_at.language)

    assert {
        "Loại": (FactView("Đại hội", "/loai/dai-hoi/"),),
        "Đơn vị tổ chức": (FactView("Sở Khoa học và Công nghệ Sông Xanh", "/don-vi/so-khcn/"),),
        "Đơn vị đăng": (FactView("Trung tâm Thông tin", "/don-vi/trung-tam/"),),
        "Ngày diễn ra": (
            FactView("Thứ Tư, ngày 14 tháng 9 năm 2022", iso="2022-09-14", note="14:00"),
        ),
        "Kỳ báo cáo": (FactView("2020–2022"),),
        "Địa điểm": (FactView("Hội trường lớn", note="Số 1, đường Sông Xanh"),),
        "Hình thức": (FactView("Trực tiếp kết hợp trực tuyến"),),
        "Chủ đề hội nghị": (FactView("Đổi mới, sáng tạo"),),
        "Chủ trì": (FactView("Lê Văn A", "/nhan-su/le-van-a/", note="Giám đốc Sở"),),
        "Khách mời": (FactView("Trần Thị B", "/nhan-su/tran-thi-b/"),),
        "Đại biểu": (FactView("1.017 đại biểu, 16 đơn vị", note="đảng viên của chi bộ"),),
        "Chuỗi": (FactView("Đại hội chi bộ", "/chuoi/dai-hoi-chi-bo/"),),
    } == {row.label: row.facts for row in rows}


def test_what_came_of_it_is_told_fact_by_fact(
    whole: Record, archive: Archive, site_at: Site
) -> None:
    secretary = FactView("Trần Thị B", "/nhan-su/tran-thi-b/", note="Bí thư")

    assert (
        FactRowView(
            "Bầu cử",
            (FactView("Cấp ủy", note="nhiệm kỳ 2022–2025, 3 người", parts=(secretary,)),),
            marks=(1,),
        ),
        FactRowView(
            "Văn bản đã thông qua",
            (FactView("Báo cáo tổng kết", "/files/2022/bao-cao.pdf", note="PDF"),),
            marks=(3,),
        ),
        FactRowView("Nội dung đã thảo luận", (FactView("Quy chế làm việc"),)),
        FactRowView(
            "Khen thưởng", (FactView("Giấy khen", note="cá nhân có thành tích", figure="6"),)
        ),
        FactRowView("Giao ước, thi đua", (FactView("Giao ước thi đua", note="các đơn vị"),)),
    ) == outcomes(whole, archive, site_at.language)


def test_levels_are_words_around_aligned_numbers(whole: Record, site_at: Site) -> None:
    targets, results, money = measure_tables(whole.metadata, site_at.language)

    assert [
        ("hằng năm", "từ 95% trở lên"),
        ("hằng năm", "trên 90,5%"),
        ("cả nhiệm kỳ", "không quá 1.200 người"),
        ("", "dưới 2"),
        ("", "trong sạch, vững mạnh"),
    ] == [(measure.note, level(measure)) for measure in targets.measures]
    assert ["khoảng 40 hợp đồng", "7"] == [level(measure) for measure in results.measures]
    assert [("Doanh thu dịch vụ", "khoảng 3,8 tỷ đồng")] == [
        (measure.measure, level(measure)) for measure in money.measures
    ]


def test_what_all_measures_share_is_said_once(whole: Record, site_at: Site) -> None:
    targets, results, _ = measure_tables(whole.metadata, site_at.language)

    assert ("", "năm 2021") == (targets.note, results.note)
    assert {""} == {measure.note for measure in results.measures}


def test_notes_mark_the_facts_they_are_about(whole: Record, site_at: Site) -> None:
    targets, results, _ = measure_tables(whole.metadata, site_at.language)

    assert ((2,), ()) == (targets.marks, results.marks)


def test_a_partial_date_is_shown_as_such(archive: Archive, site_at: Site) -> None:
    shown = {
        record.metadata.id: next(
            row.facts[0]
            for row in key_facts(record, archive, site_at.language)
            if row.label == "Ngày diễn ra"
        )
        for record in archive.records
    }

    assert (
        FactView("Năm 2023", iso="2023", note="nguồn chỉ cho biết năm")
        == shown["song-xanh-2023-hoi-nghi"]
    )
    assert (
        FactView("Tháng 5 năm 2021", iso="2021-05", note="nguồn chỉ cho biết tháng")
        == shown["trung-tam-2021-hoi-nghi"]
    )


def level(measure: MeasureView) -> str:
    return measure.text or f"{measure.before}{measure.number}{measure.after}"
