// How terms are counted; the same words in the terms of the trial and of what is paid for. Their source is docs/decisions/0019.
export const counting = {
  ja: [
    '# 期間の数え方',
    '期間は、機器で初めてご利用になった日に始まります。日付は機器の表示と同じグリニッジ標準時（GMT）で数え、最後の日の終わり（日本時間では翌日の午前8時59分59秒）まで有効です。',
    '期間の最後の日は、始まりの日に、登録した期間の月数を合わせて一度に足した日です。その月に同じ日がないときは、その月の末日です。例：2月29日から1年は翌年の2月28日、1月31日から3か月は4月30日。月数は始まりの日から数え直すため、途中の末日で短くなることはありません。',
    '有効期間が残っている間に延長すると、延長した分が残りに加わります。期限が過ぎてから6か月以内（その6か月の最後の日を含みます）に延長すると、延長した日から新しい期間が始まります。6か月を過ぎると延長できません。あらためて新規申請をしてください。',
    'お申し込みの時点で残っている期間の合計は、試用期間と、まだ始まっていない期間を含めて、最長6年です。6年を超えるお申し込みは受け付けません。受け付けなかったときは、アクティベーションキーは使用済みになりません。',
    '当社の保守や障害で窓口をご利用になれなかった日に、期間または上の6か月の最後の日が当たるときは、その保守や障害にかかった日数だけ延ばします。',
  ],
  en: [
    '# How terms are counted',
    'A term begins on the day of first use on the device. Days are counted in Greenwich Mean Time (GMT), as the device shows them, and the term is valid to the end of its last day (08:59:59 of the next day in Japan).',
    'The last day of a term is the first day plus the months of all registered periods, added in one step. Where the month has no such day, it is the last day of that month: 29 February plus one year is 28 February, 31 January plus three months is 30 April. Months are always counted from the first day, so that a short month on the way takes nothing away.',
    'An extension while a term runs is added to what remains. An extension within six months after the end (the last day of the six months included) begins a new term on the day of the extension. After that no extension is possible; please make a new application.',
    'What remains at an application, together with the trial and with terms not yet begun, is at most six years. An application beyond six years is refused, and a refusal does not use up an activation key.',
    'If the last day of a term, or of the six months above, falls on a day on which this site was away for maintenance or a fault, it is put off by the days that the maintenance or fault touched.',
  ],
} as const
