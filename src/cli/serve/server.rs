//! HTTP on the loopback address, with bounds: whoever sends half a request, endless headers or too many connections is
//! cut off or waits, and the preview goes on.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::serve::Listener;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tokio::sync::Semaphore;

/// Connections at a time; more wait. A browser keeps up to six, of which each open page holds one.
const CONNECTIONS: usize = 128;
/// How long the headers of a request may take, and an idle connection be kept.
const PATIENCE: Duration = Duration::from_secs(5);
/// Bytes of headers. Cookies of all local servers come with each request, whatever their port.
const HEADERS: usize = 64 * 1024;

/// Starts to serve in the background.
///
/// # Errors
/// If the port cannot be had.
pub(super) fn start(port: u16, router: Router) -> io::Result<SocketAddr> {
    let runtime = Runtime::new()?;
    let listener = runtime.block_on(TcpListener::bind((Ipv4Addr::LOCALHOST, port)))?;
    let address = listener.local_addr()?;
    std::thread::spawn(move || runtime.block_on(accept(listener, router)));
    Ok(address)
}

async fn accept(mut listener: TcpListener, router: Router) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(PATIENCE).max_header_size(HEADERS);
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    while let Ok(place) = Arc::clone(&places).acquire_owned().await {
        let (stream, _) = Listener::accept(&mut listener).await;
        let service = TowerToHyperService::new(router.clone());
        let connection = http.serve_connection(TokioIo::new(stream), service);
        tokio::spawn(async move {
            // However it ended, there is nobody left to tell.
            let _ended = connection.await;
            drop(place);
        });
    }
}
