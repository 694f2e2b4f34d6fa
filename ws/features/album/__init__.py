"""The photo album: moments worth a picture become one, drawn by the server from what happened."""

from ws.engine.feature import Feature, Handles, Listens, View
from ws.features.activities.api import ActivityDone
from ws.features.ageing.api import BirthdayCame, LifeEnded
from ws.features.album import handlers, hearing, messages, queries, views
from ws.features.album.api import AlbumOpened, PhotoTaken
from ws.features.album.records import Album, Photo
from ws.features.belongings.api import VehicleBought
from ws.features.birth.api import LifeBegan
from ws.features.careers.api import BecameChief, BusinessStarted, Hired, Promoted, Retired
from ws.features.children.api import ChildAdopted, ChildBeganSchool, ChildBorn, GrandchildBorn
from ws.features.education.api import Enrolled, Graduated
from ws.features.experience.api import MilestoneReached
from ws.features.health.api import Recovered
from ws.features.home.api import HomeBought, MovedIn
from ws.features.law.api import Released
from ws.features.people.api import FriendshipBegan, PersonDied, PersonLeftSchool, PersonMet, PersonMoved, PersonPaired
from ws.features.romance.api import AnniversaryCame, Engaged
from ws.features.weddings.api import VowsRenewed, WeddingHeld

FEATURE = Feature(
    name="album",
    needs=(
        "activities", "ageing", "belongings", "birth", "careers", "children", "education", "experience", "health",
        "home", "law", "people", "romance", "weddings",
    ),
    owns=(Album, Photo),
    handles=(
        Handles(messages.GetPhotoAlbum, messages.PhotoAlbum, handlers.get_photo_album, prepare=queries.find_page),
        Handles(messages.GetPhoto, messages.PhotoShown, handlers.get_photo, prepare=queries.find_photo),
        Handles(
            messages.SetFavouritePhoto, messages.FavouritePhotoSet, handlers.set_favourite_photo,
            prepare=queries.find_photo,
        ),
        Handles(
            messages.ExportPhotoAlbum, messages.PhotoAlbumExported, handlers.export_photo_album,
            prepare=queries.find_part,
        ),
    ),
    listens=(
        Listens(LifeBegan, hearing.life_began),
        Listens(BirthdayCame, hearing.birthday_came),
        Listens(MilestoneReached, hearing.milestone_reached),
        Listens(Enrolled, hearing.enrolled),
        Listens(Graduated, hearing.graduated),
        Listens(Hired, hearing.hired),
        Listens(Promoted, hearing.promoted),
        Listens(BecameChief, hearing.became_chief),
        Listens(BusinessStarted, hearing.business_started),
        Listens(Retired, hearing.retired),
        Listens(MovedIn, hearing.moved_in),
        Listens(HomeBought, hearing.home_bought),
        Listens(VehicleBought, hearing.vehicle_bought),
        Listens(FriendshipBegan, hearing.friendship_began),
        Listens(PersonMet, hearing.person_met),
        Listens(PersonPaired, hearing.person_paired),
        Listens(Engaged, hearing.engaged),
        Listens(WeddingHeld, hearing.wedding_held),
        Listens(VowsRenewed, hearing.vows_renewed),
        Listens(AnniversaryCame, hearing.anniversary_came),
        Listens(ChildBorn, hearing.child_came),
        Listens(ChildAdopted, hearing.child_came),
        Listens(ChildBeganSchool, hearing.child_began_school),
        Listens(GrandchildBorn, hearing.grandchild_born),
        Listens(PersonLeftSchool, hearing.person_left_school),
        Listens(PersonMoved, hearing.person_moved),
        Listens(PersonDied, hearing.person_died),
        Listens(ActivityDone, hearing.activity_done),
        Listens(Recovered, hearing.recovered),
        Listens(Released, hearing.released),
        Listens(LifeEnded, hearing.life_ended),
    ),
    views=(View("album", (Album,), views.album),),
    facts=(PhotoTaken, AlbumOpened),
)  # fmt: skip
