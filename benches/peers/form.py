"""The three tables of the form, once for all peers: rows of cells (what, colspan, rowspan).

What is a label, or the path of a figure in a report's data behind a "=".
"""
WHO = ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
RESULTS = [
    ("（一）予以公开", "granted"),
    ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "partly_granted"),
    ("（三）不予公开", "refused", [
        ("1.属于国家秘密", "state_secret"), ("2.其他法律行政法规禁止公开", "forbidden_by_law"),
        ("3.危及“三安全一稳定”", "security_and_stability"), ("4.保护第三方合法权益", "third_party_rights"),
        ("5.属于三类内部事务信息", "internal_affairs"), ("6.属于四类过程性信息", "process_information"),
        ("7.属于行政执法案卷", "enforcement_files"), ("8.属于行政查询事项", "administrative_inquiries")]),
    ("（四）无法提供", "not_available", [
        ("1.本机关不掌握相关政府信息", "not_held"), ("2.没有现成信息需要另行制作", "not_ready_made"),
        ("3.补正后申请内容仍不明确", "still_unclear")]),
    ("（五）不予处理", "not_handled", [
        ("1.信访举报投诉类申请", "petitions_and_complaints"), ("2.重复申请", "repeated"),
        ("3.要求提供公开出版物", "published_materials"), ("4.无正当理由大量反复申请", "excessive"),
        ("5.要求行政机关确认或重新出具已获取信息", "reconfirmation")]),
    ("（六）其他处理", "other", [
        ("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "correction_overdue"),
        ("2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "fee_overdue"),
        ("3.其他", "other")]),
    ("（七）总计", "total"),
]


def figures(path, count):
    return [(f"={path}.{column}", 1, 1) for column in range(count)]


def proactive():
    part = "proactive_disclosure"
    rows = [[("第二十条第（一）项", 4, 1)],
            [(text, 1, 1) for text in ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")]]
    for label, key in (("规章", "regulations"), ("行政规范性文件", "normative_documents")):
        rows.append([(label, 1, 1)] + [(f"={part}.{key}.{column}", 1, 1) for column in ("issued", "repealed", "in_force")])
    for clause, what, items in (
        ("（五）", "本年处理决定数量", [("行政许可", "licensing")]),
        ("（六）", "本年处理决定数量", [("行政处罚", "penalties"), ("行政强制", "compulsory_measures")]),
        ("（八）", "本年收费金额（单位：万元）", [("行政事业性收费", "fees")]),
    ):
        rows += [[(f"第二十条第{clause}项", 4, 1)], [("信息内容", 1, 1), (what, 3, 1)]]
        rows += [[(label, 1, 1), (f"={part}.{key}", 3, 1)] for label, key in items]
    return rows


def applications():
    relation = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    rows = [[(relation, 3, 3), ("申请人情况", 7, 1)],
            [("自然人", 1, 2), ("法人或其他组织", 5, 1), ("总计", 1, 2)],
            [(who, 1, 1) for who in WHO],
            [("一、本年新收政府信息公开申请数量", 3, 1)] + figures("applications.received", 7),
            [("二、上年结转政府信息公开申请数量", 3, 1)] + figures("applications.carried_over", 7)]
    results = []
    for label, key, *parts in RESULTS:
        path = f"applications.results.{key}"
        if not parts:
            results.append([(label, 2, 1)] + figures(path, 7))
            continue
        for number, (text, part) in enumerate(parts[0]):
            head = [] if number else [(label, 1, len(parts[0]))]
            results.append(head + [(text, 1, 1)] + figures(f"{path}.{part}", 7))
    results[0].insert(0, ("三、本年度办理结果", 1, len(results)))
    return rows + results + [[("四、结转下年度继续办理", 3, 1)] + figures("applications.carried_forward", 7)]


def reviews():
    outcomes = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    keys = ("reconsideration", "litigation_direct", "litigation_after_reconsideration")
    return [[("行政复议", 5, 1), ("行政诉讼", 10, 1)],
            [(text, 1, 2) for text in outcomes] + [("未经复议直接起诉", 5, 1), ("复议后起诉", 5, 1)],
            [(text, 1, 1) for text in outcomes * 2],
            sum((figures(f"review_and_litigation.{key}", 5) for key in keys), [])]


# Title, key of the section, and its table with the number of its columns.
SECTIONS = [
    ("一、总体情况", "overview", None),
    ("二、主动公开政府信息情况", None, (4, proactive())),
    ("三、收到和处理政府信息公开申请情况", None, (10, applications())),
    ("四、政府信息公开行政复议、行政诉讼情况", None, (15, reviews())),
    ("五、存在的主要问题及改进情况", "problems_and_improvements", None),
    ("六、其他需要报告的事项", "other_matters", None),
]


def value(report, path):
    for step in path.split("."):
        report = report[int(step)] if isinstance(report, list) else report[step]
    return report


def blocks(report, key):
    """The prose of a section: ("heading" or "text", words); headings are numbered as the form has them."""
    number = 0
    for block in report.get(key) or []:
        if isinstance(block, dict):
            number += 1
            yield "heading", f"（{'一二三四五六七八九十'[number - 1]}）{block['heading']}"
        else:
            yield "text", block
