import type { Child } from 'hono/jsx'

/** An item and its value. `change` leads back to its field; `label` is the verb (「変更」), the item's name is added for the ear. */
export type SummaryItem = { label: string; value?: Child; change?: { href: string; label: string } | undefined }

/** What was entered or is on record, item by item; `blank` (「未入力」) stands where there is nothing. */
export const SummaryList = (props: { items: readonly SummaryItem[]; blank: string }) => (
  <dl class="summary">
    {props.items.map((item) => (
      <div class="summary-row">
        <dt>{item.label}</dt>
        <dd class="summary-value">
          {item.value === undefined || item.value === null || item.value === '' ? (
            <span class="blank">{props.blank}</span>
          ) : (
            item.value
          )}
        </dd>
        {item.change === undefined ? null : (
          <dd class="summary-change">
            <a href={item.change.href}>
              <span class="unseen">{item.label} </span>
              {item.change.label}
            </a>
          </dd>
        )}
      </div>
    ))}
  </dl>
)
