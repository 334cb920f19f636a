/** A portal on the front page: its name, what one gets done there, its own mark and colour sheet. */
export type PortalCard = { title: string; about: string; href: string; logo?: string | undefined }

/** The portals, each a card whose whole surface leads there. */
export const PortalCards = ({ cards }: { cards: readonly PortalCard[] }) => (
  <ul class="cards">
    {cards.map((card) => (
      <li class="card">
        {card.logo === undefined ? null : <img src={card.logo} alt="" width="56" height="56" />}
        <div>
          <h2>
            <a href={card.href}>{card.title}</a>
          </h2>
          <p>{card.about}</p>
        </div>
      </li>
    ))}
  </ul>
)
