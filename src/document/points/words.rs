//! Words that 存在的主要问题及改进情况 is written in.

/// Words, with a space between each two.
pub(super) struct Words(&'static str);

impl Words {
    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.0.split_whitespace()
    }

    /// Whether one of them is in a text.
    pub fn are_in(&self, text: &str) -> bool {
        self.iter().any(|word| text.contains(word))
    }

    /// Whether a text begins with one of them.
    pub fn begin(&self, text: &str) -> bool {
        self.iter().any(|word| text.starts_with(word))
    }

    /// Where in a text the first of them begins.
    pub fn first_in(&self, text: &str) -> Option<usize> {
        self.iter().filter_map(|word| text.find(word)).min()
    }

    /// What is left of a text without those that it begins with.
    pub fn stripped_from<'a>(&self, mut text: &'a str) -> &'a str {
        while let Some(rest) = self.iter().find_map(|word| text.strip_prefix(word)) {
            text = rest;
        }
        text
    }
}

/// Words that say that problems come. Of all such words in a clause the first decides.
pub(super) const TO_PROBLEMS: Words = Words(
    "存在以下 存在如下 存在一些 存在着 存在不足 存在的问题： 存在的问题有 存在的不足 存在的困难 \
     存在的主要问题 存在的主要困难 主要存在 还存在 仍存在 仍然存在 依然存在 目前存在 有以下问题 有以下不足 \
     主要问题： 主要问题是 主要问题有 主要不足 不足之处 仍有差距 还有差距 一定差距 一些差距 表现在 表现为 \
     体现在 体现为 有待今后",
);
/// Words that say that measures come.
pub(super) const TO_MEASURES: Words = Words(
    "下一步 下步 下阶段 下一阶段 接下来 今后 针对以上 针对上述 针对存在 针对这 对上述 对以上 对此， 为此， \
     以下措施 如下措施 以下改进 改进措施： 改进情况： 改进措施是 改进情况是 整改措施： 整改情况： 将进一步 \
     将继续 将持续 将采取 将重点 将从 将加 将认真 将严格 将不断 将努力 将积极 将着力 将针对 将围绕 将按照 \
     将通过 将结合 我局将 我委将 我办将 我镇将 我乡将 我县将 我区将 我市将 我们将 我单位将 我街道将 均已 \
     已全部 已整改",
);
/// Cues that only lead to what comes and are no part of it.
pub(super) const LEADS: Words = Words("下一步 下步 接下来 今后 为此 对此");
/// Cues of problems that only lead to them: 主要体现在更新不及时.
pub(super) const LEADS_TO_PROBLEMS: Words = Words("表现在 表现为 体现在 体现为");
/// What a sentence at the beginning of a paragraph is made of that is its title: 存在的主要问题。
pub(super) const TITLE: Words = Words(
    "原因 分析 存在 的 主要 问题 不足 困难 改进 整改 解决 办法 措施 举措 情况 下一步 下步 工作 打算 安排 计划 \
     和 及 与 、 仍",
);
/// Words of titles of problems.
pub(super) const PROBLEMS: Words = Words("问题 不足 困难 短板 薄弱环节");
/// Words of titles of measures.
pub(super) const MEASURES: Words =
    Words("改进 整改 措施 举措 办法 对策 打算 计划 思路 方向 安排 下一步 下步 重点工作 工作重点");
/// What a heading ends with that says what its points are about and is none itself: 主动公开方面.
pub(super) const TOPICS: Words = Words("方面 情况 工作");
/// What a sentence about a problem is known by.
pub(super) const FAULTS: Words = Words(
    "问题 不足 困难 差距 短板 弱 滞后 有待 亟待 亟需 仍需 还需 尚需 还应 需进一步 需要进一步 需要加强 \
     需要提高 提升空间 提高空间 缺 欠 较少 偏少 较低 率低 较慢 较窄 较差 偏 单一 单薄 淡薄 参差不齐 流于形式 \
     超期 逾期 失效 脱节 遗漏 漏报 错漏 差错 堵点 难点 跟不上 不够 不强 不高 不深 不细 不全 不多 不广 不畅 \
     不准 不新 不严 不实 不善 不均 不稳 不熟 不丰富 不及时 不到位 不规范 不完善 不平衡 不充分 未能 未及时 \
     尚未",
);
/// What a measure begins with.
pub(super) const ACTIONS: Words = Words(
    "进一步 加强 加大 加快 完善 健全 提高 提升 强化 拓宽 拓展 丰富 规范 优化 深化 深入 推进 推动 建立 建强 \
     持续 继续 不断 严格 严把 落实 创新 抓好 抓实 做好 做实 组织 开展 充实 配备 配强 压实 明确 细化 梳理 增强 \
     增加 扩大 坚持 制定 修订 编印 举办 定期 全面 切实 着力 努力 积极 充分 注重 统一 改进 聚焦 围绕 探索 打造 \
     畅通 补齐 整合 发挥 树立 安排 补充 实行 解决 认真 总结 查找 正视",
);
/// Those of them that name something, which can be spoken of without being there: 补齐短板.
pub(super) const NAMED_FAULTS: Words = Words("问题 不足 困难 差距 短板 弱 堵点 难点");
/// Words before these by which they are gone or to go.
pub(super) const AGAINST: Words = Words(
    "查找 解决 克服 补齐 弥补 整改 化解 正视 消除 破解 针对 未发生 未发现 未出现 没有发生 没有出现 杜绝 防止 \
     避免",
);
/// Words that there is none of something.
pub(super) const NONE: Words = Words("无 没有 未发现 不存在");
/// What may stand between those words and what there is none of.
pub(super) const BETWEEN: Words = Words("存在 发现 新 突出 明显 重大 较大 严重 主要 其他 任何 的");
/// Whole points that say nothing.
pub(super) const NOTHING: Words = Words("无 暂无 没有");
/// Words by which one point goes on from another and that say nothing where it stands alone.
pub(super) const JOINTS: Words = Words("但是， 但是 但也 但 然而， 同时， 此外， 另外， 其中，");
/// Words that point to what follows.
pub(super) const AHEAD: Words = Words("以下 如下 下列 下述");
/// What sentences are made of that only say that there are problems, or that something will be done about them.
pub(super) const EMPTY: Words = Words(
    "政府信息与政务公开 政府信息公开 政务公开 信息公开 薄弱环节 与此同时 接下来 下一步 下阶段 下一阶段 进一步 \
     存在 问题 不足 差距 困难 短板 之处 地方 主要 表现 体现 具体 仍然 依然 一些 一定 不少 部分 相关 以下 如下 \
     上述 以上 这些 方面 几点 工作 努力 积极 认真 加以 予以 进行 采取 措施 举措 办法 对策 改进 整改 解决 完善 \
     加强 提高 落实 通过 着手 入手 做好 重点 今后 为此 对此 需要 不断 继续 逐步 推进 开展 情况 打算 计划 安排 \
     思路 方向 针对 对于 结合 目前 当前 年度 本年 今年 虽然 取得 成效 成绩 但是 以及 街道 单位 机关 全面 深入 \
     切实 相应 有效 有关 我们 并且 客观 实际 自身 总结 梳理 离 距 原因 分析 提升 建议 着重 下一年度 下年度 \
     来年 明年 展望",
);
/// Characters that say no more than those words.
pub(super) const EMPTY_CHARACTERS: &str =
    "一二三四五六七八九十两几个点项条的了着和与及、也还仍有在为是中将对此从我本局委办镇乡县区市街厅院所站处年但并就等";
