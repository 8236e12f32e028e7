//! What the tests of the Chinese tables share: each traditional word has its simplified twin.
//!
//! The tables are read from their source, so that none can be left out.

use encoding_rs::{BIG5, Encoding, GBK};

/// The characters of the tables that the two scripts write differently, in pairs of traditional and simplified.
const PAIRS: &str = "著着並并來来個个們们僅仅億亿儘尽內内兩两別别則则劃划劉刘動动勳勋區区協协吳吴呂吕員员問问啟启喬乔嗎吗噸吨嚴严圖图團团報报夥伙孫孙學学實实將将對对導导師师帶带幫帮\
    幾几廠厂張张強强後后從从憶忆應应採采撥拨據据擴扩攝摄數数於于時时書书會会東东楊杨標标歐欧歲岁減减湯汤溫温為为無无獲获現现當当監监盧卢稱称簡简簽签籲吁紹绍組组結结\
    經经編编總总繼继續续羅罗與与舉举萬万葉叶蔣蒋蕭萧蘇苏處处裏里補补親亲訂订計计記记訪访許许評评該该認认說说調调談谈論论諸诸謝谢譚谭議议讓让販贩賀贺資资賈贾質质趙赵\
    輯辑辦办農农這这進进過过還还鄒邹鄧邓鄭郑鄺邝醫医釋释錢钱鍾钟長长開开間间閻阎關关陳陈陸陆陽阳隊队隨随雖虽韋韦韓韩頁页項项須须預预頒颁領领顧顾館馆馬马馮冯駱骆鮑鲍\
    麥麦黃黄齊齐龍龙龔龚號号點点電电熱热線线詢询傳传郵邮網网價价費费場场額额單单戶户賬账帳帐銀银幣币樓楼層层舖铺徑径話话製制繪绘聞闻見见註注閱阅頭头國国財财體体娛娱\
    專专訊讯週周視视發发佈布綜综條条際际濟济樂乐題题讀读薦荐門门讚赞複复連连鏈链錄录冊册瀏浏覽览頂顶廣广權权轉转載载邨村歡欢鍵键詞词責责亞亚倫伦傑杰儀仪兒儿凱凯剛刚\
    勞劳卻却參参嘆叹圍围奧奥婁娄媽妈屬属帥帅庫库揚扬換换揮挥擔担業业構构樣样機机沒没漢汉澤泽烏乌爾尔眾众約约紋纹納纳級级給给統统絲丝維维縣县織织習习聯联聲声聶聂職职\
    聽听興兴茲兹莊庄萊莱蓋盖薩萨蘭兰訛讹語语誰谁請请諾诺講讲譴谴貝贝負负貼贴賓宾賞赏賴赖較较輸输辯辩遊游運运達达遺遗邊边針针鈕钮錫锡閔闵闞阚離离難难鞏巩響响顯显饒饶\
    斷断積积極极側侧島岛廈厦鎮镇礎础況况鑒鉴裡里駁驳駕驾駛驶魯鲁麼么黨党敘叙龐庞確确軍军雙双餘余畫画傷伤喪丧暫暂閉闭檢检罰罚設设選选討讨築筑決决堅坚擊击詳详頻频掃扫輕轻頃顷淚泪筆笔絕绝對对遠远係系繞绕慶庆覺觉蹤踪漁渔檔档護护義义願愿創创婦妇譯译審审駐驻觀观鴻鸿寫写";

/// The words and characters of a file of tables that lack their other form, each with its table.
pub(crate) fn missing(source: &str) -> Vec<String> {
    let code: Vec<&str> = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n").replace("\\\n    ", "");
    code.split("const ").skip(1).flat_map(missing_in_table).collect()
}

fn missing_in_table(table: &str) -> Vec<String> {
    let (head, body) = table.split_once(" =").expect("a constant has a value");
    let literals: Vec<&str> = body.split('"').skip(1).step_by(2).collect();
    let pairs: Vec<(String, String)> = if head.ends_with(": &str") {
        // A set of characters holds both forms of each.
        let set = literals.concat();
        let twin = |c: char| if set.contains(simplified(c)) { simplified(c) } else { c };
        set.chars().map(|c| (traditional(c, &set).to_string(), twin(c).to_string())).collect()
    } else {
        literals.chunks(2).map(|row| (row[0].to_owned(), row.get(1).unwrap_or(&"").to_string())).collect()
    };
    let is_twin = |hant: &str, hans: &str| {
        hant.chars().map(simplified).eq(hans.chars())
            && hans.chars().all(is_simplified)
            && hant.chars().all(is_traditional)
    };
    let wrong = pairs.into_iter().filter(|(hant, hans)| !is_twin(hant, hans));
    wrong.map(|(hant, hans)| format!("{head}: {hant} {hans}")).collect()
}

fn pairs() -> impl Iterator<Item = (char, char)> {
    PAIRS.chars().step_by(2).zip(PAIRS.chars().skip(1).step_by(2))
}

fn simplified(c: char) -> char {
    pairs().find(|(hant, _)| *hant == c).map_or(c, |(_, hans)| hans)
}

/// The traditional form of `c` that `set` holds, or else `c` itself.
fn traditional(c: char, set: &str) -> char {
    pairs().find(|(hant, hans)| *hans == c && set.contains(*hant)).map_or(c, |(hant, _)| hant)
}

/// GB 2312 has hardly any traditional form and Big5 hardly any simplified one, so that a character that `PAIRS`
/// lacks is noticed.
fn is_simplified(c: char) -> bool {
    c.is_ascii() || in_two_bytes(GBK, c).is_some_and(|bytes| bytes.iter().all(|b| *b >= 0xA1))
}

fn is_traditional(c: char) -> bool {
    // 着 is what Hong Kong prints for 著, and 邨 what it names its estates with.
    c.is_ascii() || matches!(c, '着' | '邨') || in_two_bytes(BIG5, c).is_some()
}

fn in_two_bytes(encoding: &'static Encoding, c: char) -> Option<[u8; 2]> {
    let text = c.to_string();
    let (bytes, _, has_errors) = encoding.encode(&text);
    bytes.as_ref().try_into().ok().filter(|_| !has_errors)
}
