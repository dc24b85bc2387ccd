//! What is answered to which request: files of the site, the channel of versions, and the script that listens to it.
//! Other methods than GET and HEAD are refused, and whoever calls this machine by another machine's name.

use std::convert::Infallible;
use std::net::IpAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::uri::Authority;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::middleware::{Next, from_fn};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use mime_guess::mime;
use percent_encoding::percent_decode_str;
use tokio::task::spawn_blocking;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::WatchStream;

use super::desk::Desk;
use super::places;
use super::shared::{Preview, Shown};

/// The files that the preview adds to a page.
const SCRIPT: &str = include_str!("preview.js");
const STYLE: &str = include_str!("preview.css");

/// What is below the overlay if there is no page.
const EMPTY: &[u8] = b"<!doctype html><html lang=\"en\"><title>Hashiya</title>";

/// What answers are made from.
#[derive(Clone)]
pub(super) struct Teller {
    pub(super) shown: Shown,
    pub(super) desk: Arc<Desk>,
}

/// The answers to all requests.
pub(super) fn router(teller: Teller) -> Router {
    Router::new()
        .route("/__hashiya/changes", get(versions))
        .route("/__hashiya/preview.js", get(async || file("preview.js", SCRIPT.into())))
        .route("/__hashiya/preview.css", get(async || file("preview.css", STYLE.into())))
        .fallback(get(page))
        .layer(from_fn(guard))
        .with_state(teller)
}

/// Refuses requests by other names, and states what holds for every answer.
async fn guard(request: Request, next: Next) -> Response {
    let mut response = if is_local(&request) {
        next.run(request).await
    } else {
        let message = "the preview is to be had at localhost and 127.0.0.1 only\n";
        (StatusCode::FORBIDDEN, message).into_response()
    };
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Only names of this machine: another site's script must not read the preview through a name that it points here.
fn is_local(request: &Request) -> bool {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else { return false };
    let host = Authority::try_from(host.as_bytes());
    host.is_ok_and(|host| is_loopback(&host)) && request.uri().authority().is_none_or(is_loopback)
}

/// `localhost`, `127.0.0.1` or `[::1]`, alone or with a port. The port may be another one, if it is forwarded here.
fn is_loopback(authority: &Authority) -> bool {
    let host = authority.host();
    let is_alone = authority.as_str() == host;
    let has_port = !authority.as_str().contains('@') && authority.port_u16().is_some();
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    (is_alone || has_port)
        && (host.eq_ignore_ascii_case("localhost") || address.is_ok_and(|ip| ip.is_loopback()))
}

/// Says the version that is shown, at once and after each change.
async fn versions(State(teller): State<Teller>) -> impl IntoResponse {
    let versions = WatchStream::new(teller.shown)
        .map(|preview| Ok::<_, Infallible>(Event::default().data(preview.version.to_string())));
    Sse::new(versions).keep_alive(KeepAlive::default())
}

/// A file of the site by its address. It is made now, on a thread of its own, because that takes a while.
async fn page(State(teller): State<Teller>, uri: Uri) -> Response {
    let preview = Arc::clone(&teller.shown.borrow());
    let made = spawn_blocking(move || Answer { preview: &preview, desk: &teller.desk }.page(&uri));
    made.await.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// One answer in the making.
struct Answer<'p> {
    preview: &'p Preview,
    desk: &'p Desk,
}

impl Answer<'_> {
    fn page(&self, uri: &Uri) -> Response {
        let Some(site) = &self.preview.site else {
            let page = file(".html", self.overlaid(".html", EMPTY));
            return (StatusCode::SERVICE_UNAVAILABLE, page).into_response();
        };
        // No file has an empty name.
        let name = name(uri.path()).unwrap_or_default();
        if let Some(bytes) = site.file(&name) {
            return self.with_preview(&name, &bytes);
        }
        if site.file(&format!("{name}/index.html")).is_some() {
            let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
            let folder = format!("{}/{query}", uri.path());
            return (StatusCode::FOUND, [(header::LOCATION, folder)]).into_response();
        }
        let missing = site.file("404.html").unwrap_or(EMPTY.into());
        (StatusCode::NOT_FOUND, self.with_preview("404.html", &missing)).into_response()
    }

    /// A file; if it is a page, with what the preview adds.
    fn with_preview(&self, name: &str, bytes: &[u8]) -> Response {
        let is_page = mime_guess::from_path(name).first() == Some(mime::TEXT_HTML);
        file(name, if is_page { self.overlaid(name, bytes) } else { bytes.to_vec() })
    }

    /// Adds the script, the style, the overlay and the links to an editor to a page. What stands behind its end belongs to its
    /// body, whether or not its template closes that.
    fn overlaid(&self, name: &str, page: &[u8]) -> Vec<u8> {
        let Preview { version, overlay, newest, .. } = self.preview;
        let places = newest.as_ref().map(|newest| places::of_page(name, newest, self.desk));
        let places = places.unwrap_or_default();
        let added = format!(
            "<link rel=\"stylesheet\" href=\"/__hashiya/preview.css\">\
             <script src=\"/__hashiya/preview.js\" data-version=\"{version}\" defer></script>{overlay}{places}"
        );
        [page, added.as_bytes()].concat()
    }
}

/// The name of the file that an address stands for, decoded once. The parts are decoded one by one: what separates
/// them stands in the address, so a part that holds a slash names nothing.
fn name(path: &str) -> Option<String> {
    let decode = |part| percent_decode_str(part).decode_utf8().ok();
    let parts = path.strip_prefix('/')?.split('/');
    let parts = parts.map(|part| decode(part).filter(|part| !part.contains('/')));
    let name = parts.collect::<Option<Vec<_>>>()?.join("/");
    Some(if name.is_empty() || name.ends_with('/') { name + "index.html" } else { name })
}

/// A file with the type that its name says. Texts are in UTF-8.
fn file(name: &str, bytes: Vec<u8>) -> Response {
    let kind = mime_guess::from_path(name).first_or_octet_stream();
    let charset = if kind.type_() == mime::TEXT { "; charset=utf-8" } else { "" };
    ([(header::CONTENT_TYPE, format!("{kind}{charset}"))], bytes).into_response()
}
