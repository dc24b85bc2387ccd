//! HTTP on loopback: files of the output, a channel of changes, and the script that listens to it.

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::PoisonError;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::runtime::Runtime;
use tokio::sync::broadcast::Sender;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::BroadcastStream;

use super::shared::Shared;

/// The files that the preview adds to a page.
const SCRIPT: &str = include_str!("preview.js");
const STYLE: &str = include_str!("preview.css");

#[derive(Clone)]
struct Served {
    preview: Shared,
    changes: Sender<()>,
}

/// Starts to serve in the background.
///
/// # Errors
/// If the port cannot be had.
pub(super) fn start(port: u16, preview: Shared, changes: Sender<()>) -> io::Result<SocketAddr> {
    let runtime = Runtime::new()?;
    let listener = runtime.block_on(tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port)))?;
    let address = listener.local_addr()?;
    let router = Router::new()
        .route("/__hashiya/changes", get(listen))
        .route("/__hashiya/preview.js", get(|| async { typed("text/javascript", SCRIPT) }))
        .route("/__hashiya/preview.css", get(|| async { typed("text/css", STYLE) }))
        .fallback(file)
        .with_state(Served { preview, changes });
    std::thread::spawn(move || {
        let served = async { axum::serve(listener, router).await };
        runtime.block_on(served)
    });
    Ok(address)
}

fn typed(kind: &'static str, text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, kind)], text).into_response()
}

/// Says “changed” after each rebuild.
async fn listen(State(served): State<Served>) -> impl IntoResponse {
    let changes = BroadcastStream::new(served.changes.subscribe());
    let events = changes.map(|_| Ok::<_, Infallible>(Event::default().data("changed")));
    Sse::new(events).keep_alive(KeepAlive::default())
}

async fn file(State(served): State<Served>, request: Request) -> Response {
    if !is_local(&request) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let path = request.uri().path().trim_start_matches('/');
    let preview = served.preview.read().unwrap_or_else(PoisonError::into_inner);
    let index = if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.to_owned()
    };
    let folder = format!("{index}/index.html");
    if preview.files.contains_key(folder.as_str()) {
        return (StatusCode::FOUND, [(header::LOCATION, format!("/{path}/"))]).into_response();
    }
    let found =
        preview.files.get(index.as_str()).map(|bytes| (StatusCode::OK, index.as_str(), bytes));
    let missing = preview.files.get("404.html");
    let Some((status, name, bytes)) =
        found.or_else(|| missing.map(|bytes| (StatusCode::NOT_FOUND, "404.html", bytes)))
    else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let kind = content_type(name);
    let body = if kind.starts_with("text/html") {
        with_preview(bytes, &preview.overlay)
    } else {
        bytes.to_vec()
    };
    let headers = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-store")];
    (status, headers, body).into_response()
}

/// Only names of this machine: another site's script must not read the preview through a name that it points here.
fn is_local(request: &Request) -> bool {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    let name = host.map(|host| host.rsplit_once(':').map_or(host, |(name, _)| name));
    matches!(name, Some("localhost" | "127.0.0.1"))
}

/// Adds the script, the style and the overlay to a page.
fn with_preview(page: &[u8], overlay: &str) -> Vec<u8> {
    let page = String::from_utf8_lossy(page);
    let head = "<link rel=\"stylesheet\" href=\"/__hashiya/preview.css\">\
                <script src=\"/__hashiya/preview.js\" defer></script></head>";
    let page = page.replacen("</head>", head, 1);
    page.replacen("</body>", &format!("{overlay}</body>"), 1).into_bytes()
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        "xml" => "application/xml",
        _ => "application/octet-stream",
    }
}
