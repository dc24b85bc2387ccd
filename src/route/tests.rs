//! Addresses and the links between them.

use super::*;

#[test]
fn links_are_relative() {
    let article = Route::Article(Lang::Ar, "mali-truce", View::Reading);
    let group = Route::Entity(Lang::Ar, EntityKind::Group, "jnim");
    assert_eq!(article.to(group), "../../groups/jnim/index.html");
    assert_eq!(article.to(article), "index.html");
    assert_eq!(article.to(Route::Asset("css/site.css")), "../../../css/site.css");
    assert_eq!(Route::Landing.to(Route::Home(Lang::En)), "en/index.html");
    let data = Route::Article(Lang::Ar, "mali-truce", View::Data);
    assert_eq!(data.to(article), "../index.html");
    assert_eq!(article.to(data), "data/index.html");
}

#[test]
fn signs_that_mean_something_in_an_address_are_encoded() {
    for (path, address) in [
        ("maps/a-b_c~1.svg", "maps/a-b_c~1.svg"),
        ("maps/well (old).svg", "maps/well%20%28old%29.svg"),
        ("50% #1?.png", "50%25%20%231%3F.png"),
        ("a%20b.png", "a%2520b.png"),
        ("خريطة.png", "%D8%AE%D8%B1%D9%8A%D8%B7%D8%A9.png"),
    ] {
        assert_eq!(Route::Home(Lang::En).to(Route::Asset(path)), format!("../{address}"));
    }
}

#[test]
fn near_misses_of_addresses_are_no_routes() {
    for address in [
        "/",
        "ar",
        "AR/",
        "fr/",
        "/ar/",
        "ar//",
        "ar/./",
        "ar/groups",
        "ar/groups/../",
        "ar/groups//",
        "ar/groups/jnim",
        "ar/groups/jnim/index.html",
        "ar/groups/jnim/data/",
        "ar/group/jnim/",
        "ar/articles/a/paralel/",
        "ar/articles/a/parallel/parallel/",
        "ar/timeline/2012/",
        "ar/network/02012/",
        "ar/network/+2012/",
        "ar/network/2012/2013/",
        "ar/network/99999999999/",
        "404.html/",
        "en/404.html",
        "css/hashiya.css",
        "ar/groups/page/1/",
        "ar/groups/page/02/",
        "ar/groups/page/-2/",
        "ar/page/1/",
        "ar/about/page/2/",
        "page/2/",
        "ar/articles/a/page/2/",
        "ar/network/2012/page/2/",
        "ar/groups/page/2/page/3/",
    ] {
        assert_eq!(Route::parse(address), None, "{address}");
    }
}
